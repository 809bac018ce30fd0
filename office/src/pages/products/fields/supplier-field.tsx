import { useState } from 'react';
import { useQuery } from 'urql';
import { ComboBoxField, type ComboBoxFieldProps } from '../../../kit/field/combo-box-field.tsx';
import { ProductSupplierChoicesDocument } from '../generated/graphql.ts';

type SupplierFieldProps = Omit<ComboBoxFieldProps<string>, 'items' | 'onSearch' | 'loading'>;

/** Chooses a supplier by searching for it. */
export function SupplierField(props: SupplierFieldProps) {
  const [search, setSearch] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery({
    query: ProductSupplierChoicesDocument,
    variables: { search: search || undefined },
    pause: search === null,
  });
  const items = (data?.suppliers.nodes ?? []).map(({ id, name, code }) => ({
    id,
    label: name,
    description: code,
  }));
  return <ComboBoxField {...props} items={items} onSearch={setSearch} loading={fetching} />;
}
