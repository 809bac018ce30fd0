import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import { type SearchedFieldProps, useOptions } from '../../lib/list/use-options.ts';
import { ProductionProductsDocument, ProductionStaffDocument } from './generated/graphql.ts';

export function ProductPicker(props: SearchedFieldProps) {
  const found = useOptions({
    query: ProductionProductsDocument,
    variables: text => ({ search: text || undefined }),
    options: data => data.products.nodes.map(({ id, name, sku }) => ({ id, label: name, description: sku })),
  });
  return <ComboBoxField {...props} {...found} />;
}

/** @param onlyApproved those who can make something now */
export function StaffPicker({ onlyApproved, ...props }: SearchedFieldProps & { onlyApproved?: boolean }) {
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
