import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { useOptions } from '../../lib/list/use-options.ts';
import { ProductionProductsDocument, ProductionStaffDocument } from './generated/graphql.ts';

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

export function ProductPicker(props: PickerProps) {
  const found = useOptions({
    query: ProductionProductsDocument,
    variables: text => ({ search: text || undefined }),
    options: data => data.products.nodes.map(({ id, name, sku }) => ({ id, label: name, description: sku })),
  });
  return <ComboBoxField {...props} {...found} />;
}

/** @param onlyApproved those who can make something now */
export function StaffPicker({ onlyApproved, ...props }: PickerProps & { onlyApproved?: boolean }) {
  const found = useOptions({
    query: ProductionStaffDocument,
    variables: text => ({
      search: text || undefined,
      status: onlyApproved ? ('APPROVED' as const) : undefined,
    }),
    options: data =>
      data.staffMembers.nodes.map(({ id, name, jobTitle }) => ({
        id,
        label: name,
        description: jobTitle ?? undefined,
      })),
  });
  return <ComboBoxField {...props} {...found} />;
}
