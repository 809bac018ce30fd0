import { useState } from 'react';
import { useQuery } from 'urql';
import { Money } from '../../../kit/display/money.tsx';
import { MoneyField } from '../../../kit/field/money-field.tsx';
import { PercentField } from '../../../kit/field/percent-field.tsx';
import { RadioGroupField } from '../../../kit/field/radio-group-field.tsx';
import { SelectField } from '../../../kit/field/select-field.tsx';
import { FormRow } from '../../../kit/form/form-layout.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { SkeletonLines } from '../../../kit/state/skeleton.tsx';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { formatMoney } from '../../../lib/format/numbers.ts';
import { failureText } from '../../../lib/graphql/failure-text.ts';
import { useLater } from '../../../lib/use-later.ts';
import { PreviewPricesDocument, type PreviewPricesQuery } from '../generated/graphql.ts';
import type { BulkDialogProps } from './bulk-changes.tsx';
import { BulkForm } from './bulk-form.tsx';

type Preview = PreviewPricesQuery['previewPrices'][number];

const kinds = [
  { id: 'percent', label: 'By percent' },
  { id: 'amount', label: 'By an amount' },
  { id: 'price', label: 'To one price' },
] as const;
type Kind = (typeof kinds)[number]['id'];

const roundings = ['0.05', '0.10', '0.50', '1.00', '5.00', '10.00'] as const;

/** Changes prices with a preview. The server makes the preview, since rounding is its business. */
export default function PriceDialog(props: BulkDialogProps) {
  const { products } = props;
  const [kind, setKind] = useState<Kind>('percent');
  const [values, setValues] = useState<Record<Kind, string>>({ percent: '', amount: '', price: '' });
  const [roundTo, setRoundTo] = useState('none');
  const value = values[kind];
  const asked = { kind, value, roundTo };
  const settled = useLater(asked);
  const isSettled = JSON.stringify(settled) === JSON.stringify(asked);

  const [{ data, error, fetching }] = useQuery({
    query: PreviewPricesDocument,
    variables: {
      productIds: products.map(product => product.id),
      change: { [settled.kind]: settled.value },
      roundTo: settled.roundTo === 'none' ? undefined : settled.roundTo,
    },
    pause: settled.value === '',
    requestPolicy: 'network-only',
  });
  const isPreviewed = isSettled && value !== '' && !fetching && !error;
  const previews = isPreviewed ? (data?.previewPrices ?? []) : [];
  const newPrices = new Map(
    previews
      .filter(({ price, newPrice }) => price.amount !== newPrice.amount)
      .map(({ product, newPrice }) => [product?.id, newPrice.amount]),
  );
  const setValue = (next: string) => setValues(all => ({ ...all, [kind]: next }));
  const problem = isSettled && value !== '' && !fetching ? failureText(error) : undefined;

  return (
    <BulkForm
      {...props}
      title="Change price"
      size="large"
      notReady={isPreviewed ? null : 'Enter the change first, then see what it makes of the prices.'}
      affected={products.filter(product => newPrices.has(product.id))}
      changeOf={({ id }) => ({ price: newPrices.get(id) })}
      undoOf={({ price }) => ({ price: price.amount })}
    >
      <RadioGroupField label="Change prices" options={kinds} value={kind} onChange={setKind} />
      <FormRow>
        {kind === 'percent' ? (
          <PercentField
            label="Percent"
            description="Negative takes off."
            allowNegative
            autoFocus
            value={value}
            onChange={setValue}
            error={problem}
          />
        ) : (
          <MoneyField
            key={kind}
            label={kind === 'amount' ? 'Amount' : 'New price'}
            description={kind === 'amount' ? 'Negative takes off.' : undefined}
            allowNegative={kind === 'amount'}
            value={value}
            onChange={setValue}
            error={problem}
          />
        )}
        <RoundingField value={roundTo} onChange={setRoundTo} />
      </FormRow>
      {fetching && <SkeletonLines count={4} label="Loading the preview…" />}
      {previews.length > 0 && (
        <PlainTable<Preview>
          label="Preview"
          bounded
          columns={[
            { id: 'name', header: 'Product', render: ({ product }) => product?.name },
            { id: 'price', header: 'Price', align: 'end', render: ({ price }) => <Money {...price} /> },
            {
              id: 'new',
              header: 'New price',
              align: 'end',
              render: ({ newPrice }) => <Money {...newPrice} />,
            },
          ]}
          rows={previews}
          getId={({ product }, index) => product?.id ?? String(index)}
        />
      )}
    </BulkForm>
  );
}

type RoundingFieldProps = { value: string; onChange: (value: string) => void };

function RoundingField({ value, onChange }: RoundingFieldProps) {
  const { currencyCode, locale } = useStore();
  const options = [
    { id: 'none', label: 'Not further' },
    ...roundings.map(id => ({ id, label: `To ${formatMoney(id, currencyCode, locale)}` })),
  ];
  return <SelectField<string> label="Round" options={options} value={value} onChange={onChange} />;
}
