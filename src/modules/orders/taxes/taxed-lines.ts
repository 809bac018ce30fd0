import { type TaxShare, taxesOf } from '../../tax/tax.rules.ts';

/** The taxes of a line as its row keeps them: null where the rate is that of its order, on net prices. */
export interface KeptLineTax {
  readonly totalMinor: number;
  readonly taxRatePpm: number | null;
  readonly netMinor: number | null;
  readonly taxMinor: number | null;
}

export interface LineTax extends TaxShare {
  readonly taxRatePpm: number;
}

/** What of an entity decides what the tax, the return, and the refund of a line come to. */
export function taxFactsOf({
  totalMinor,
  quantity,
  returnedQuantity,
  taxName,
  taxRatePpm,
  netMinor,
  taxMinor,
}: KeptLineTax & {
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly taxName: string | null;
}) {
  return { totalMinor, quantity, returnedQuantity, taxName, taxRatePpm, netMinor, taxMinor };
}

/** The amounts of a row as numbers, which one database reads as text. */
export function withAmounts<L extends KeptLineTax>(line: L): L {
  const minor = (value: number | null) => (value === null ? null : Number(value));
  return {
    ...line,
    totalMinor: Number(line.totalMinor),
    netMinor: minor(line.netMinor),
    taxMinor: minor(line.taxMinor),
  };
}

/**
 * The taxes of all lines of an order.
 * @param orderRatePpm the rate of the order, for lines that have none of their own
 */
export function taxedLines<L extends KeptLineTax>(
  lines: readonly L[],
  orderRatePpm: number,
): (Omit<L, keyof LineTax> & LineTax)[] {
  const computed = lines.filter(line => line.netMinor === null);
  const { lines: shares } = taxesOf(
    computed.map(line => ({ amountMinor: line.totalMinor, ratePpm: orderRatePpm })),
    false,
  );
  const shareOf = new Map(computed.map((line, index) => [line, shares[index]!]));
  return lines.map(line => {
    const share = shareOf.get(line);
    return {
      ...line,
      taxRatePpm: line.taxRatePpm ?? orderRatePpm,
      netMinor: share?.netMinor ?? line.netMinor!,
      taxMinor: share?.taxMinor ?? line.taxMinor!,
    };
  });
}
