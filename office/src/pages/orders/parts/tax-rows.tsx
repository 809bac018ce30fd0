import { Money } from '../../../kit/display/money.tsx';
import { Percent } from '../../../kit/display/percent.tsx';
import type { OrderDetailsFragment } from '../generated/graphql.ts';

type TaxedDocument = Pick<OrderDetailsFragment, 'pricesIncludeTax' | 'taxExemption' | 'taxLines'>;

/** The tax at each rate, as rows of a list of totals; why there is none where nothing is charged. */
export function TaxRows({ document, className }: { document: TaxedDocument; className?: string }) {
  const { pricesIncludeTax, taxExemption, taxLines } = document;
  if (taxExemption)
    return (
      <div className={className}>
        <dt>{taxExemption}</dt>
        <dd>No tax</dd>
      </div>
    );
  return taxLines.map(({ name, rate, tax }) => (
    <div key={rate} className={className}>
      <dt>
        {pricesIncludeTax && 'Includes '}
        {name ?? 'Tax'} (<Percent value={rate} scale="fraction" digits={3} />)
      </dt>
      <dd>
        <Money {...tax} />
      </dd>
    </div>
  ));
}
