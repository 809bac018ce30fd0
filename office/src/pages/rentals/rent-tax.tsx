import { Percent } from '../../kit/display/percent.tsx';
import { compareDecimals } from '../../lib/format/decimal.ts';

type RentTaxProps = { rentTaxRate: string; rentTaxName?: string | null; taxExemption?: string | null };

/** Which tax the rent includes. */
export function RentTax({ rentTaxRate, rentTaxName, taxExemption }: RentTaxProps) {
  if (taxExemption) return taxExemption;
  if (compareDecimals(rentTaxRate, '0') === 0) return 'Not taxed';
  return (
    <>
      Includes <Percent value={rentTaxRate} scale="fraction" digits={3} /> {rentTaxName ?? 'tax'}
    </>
  );
}
