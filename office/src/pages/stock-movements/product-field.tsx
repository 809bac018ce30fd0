import { useState } from 'react';
import { useQuery } from 'urql';
import { ComboBoxField, type ComboBoxFieldProps } from '../../kit/field/combo-box-field.tsx';
import { StockMovementProductChoicesDocument } from './generated/graphql.ts';

type ProductFieldProps = Omit<ComboBoxFieldProps<string>, 'items' | 'onSearch' | 'loading'>;

/** Chooses a product by searching for it. */
export function ProductField(props: ProductFieldProps) {
  const [search, setSearch] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery({
    query: StockMovementProductChoicesDocument,
    variables: { search: search || undefined },
    pause: search === null,
  });
  const items = (data?.products.nodes ?? []).map(({ id, name, sku }) => ({
    id,
    label: name,
    description: sku,
  }));
  return <ComboBoxField {...props} items={items} onSearch={setSearch} loading={fetching} />;
}
