import { useState } from 'react';
import { useQuery } from 'urql';
import { ComboBoxField, type ComboBoxFieldProps } from '../../../kit/field/combo-box-field.tsx';
import { ProductCategoryChoicesDocument } from '../generated/graphql.ts';

type CategoryFieldProps = Omit<ComboBoxFieldProps<string>, 'items' | 'onSearch' | 'loading'>;

/** Chooses a category by searching for it. */
export function CategoryField(props: CategoryFieldProps) {
  const [search, setSearch] = useState<string | null>(null);
  const [{ data, fetching }] = useQuery({
    query: ProductCategoryChoicesDocument,
    variables: { search: search || undefined },
    pause: search === null,
  });
  const items = (data?.categories.nodes ?? []).map(({ id, name, ancestors }) => ({
    id,
    label: name,
    description: ancestors.map(above => above.name).join(' › ') || undefined,
  }));
  return <ComboBoxField {...props} items={items} onSearch={setSearch} loading={fetching} />;
}
