import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { useOptions } from '../../lib/list/use-options.ts';
import { RentalCustomersDocument, RentalProductsDocument } from './generated/graphql.ts';

type PickerProps = {
  label: string;
  name?: string;
  hideLabel?: boolean;
  isRequired?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  value: Option | null;
  onChange: (value: Option | null) => void;
};

export function CustomerPicker(props: PickerProps) {
  const found = useOptions({
    query: RentalCustomersDocument,
    variables: text => ({ search: text || undefined }),
    options: data =>
      data.customers.nodes.map(({ id, name, code }) => ({ id, label: name, description: code })),
  });
  return <ComboBoxField {...props} {...found} />;
}

/** @param onlyRentable leaves out what has no rental terms */
export function ProductPicker({ onlyRentable, ...props }: PickerProps & { onlyRentable?: boolean }) {
  const found = useOptions({
    query: RentalProductsDocument,
    variables: text => ({ search: text || undefined, rentable: onlyRentable || undefined }),
    options: data => data.products.nodes.map(({ id, name, sku }) => ({ id, label: name, description: sku })),
  });
  return <ComboBoxField {...props} {...found} />;
}
