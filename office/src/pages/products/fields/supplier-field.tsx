import { ComboBoxField } from '../../../kit/field/combo-box-field.tsx';
import { type SearchedFieldProps, useOptions } from '../../../lib/list/use-options.ts';
import { ProductSupplierChoicesDocument } from '../generated/graphql.ts';

/** Chooses a supplier by searching for it. */
export function SupplierField(props: SearchedFieldProps) {
  const found = useOptions({
    query: ProductSupplierChoicesDocument,
    variables: text => ({ search: text || undefined }),
    options: data =>
      data.suppliers.nodes.map(({ id, name, code }) => ({ id, label: name, description: code })),
  });
  return <ComboBoxField {...props} {...found} />;
}
