import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import { type SearchedFieldProps, useOptions } from '../../lib/list/use-options.ts';
import { RentalCustomersDocument, RentalProductsDocument } from './generated/graphql.ts';

export function CustomerPicker(props: SearchedFieldProps) {
  const found = useOptions({
    query: RentalCustomersDocument,
    variables: text => ({ search: text || undefined }),
    options: data =>
      data.customers.nodes.map(({ id, name, code }) => ({ id, label: name, description: code })),
  });
  return <ComboBoxField {...props} {...found} />;
}

/** @param onlyRentable leaves out what has no rental terms */
export function ProductPicker({ onlyRentable, ...props }: SearchedFieldProps & { onlyRentable?: boolean }) {
  const found = useOptions({
    query: RentalProductsDocument,
    variables: text => ({ search: text || undefined, rentable: onlyRentable || undefined }),
    options: data => data.products.nodes.map(({ id, name, sku }) => ({ id, label: name, description: sku })),
  });
  return <ComboBoxField {...props} {...found} />;
}
