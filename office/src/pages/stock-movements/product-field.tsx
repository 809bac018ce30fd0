import { ComboBoxField } from '../../kit/field/combo-box-field.tsx';
import { type SearchedFieldProps, useOptions } from '../../lib/list/use-options.ts';
import { StockMovementProductChoicesDocument } from './generated/graphql.ts';

/** Chooses a product by searching for it. */
export function ProductField(props: SearchedFieldProps) {
  const found = useOptions({
    query: StockMovementProductChoicesDocument,
    variables: text => ({ search: text || undefined }),
    options: data => data.products.nodes.map(({ id, name, sku }) => ({ id, label: name, description: sku })),
  });
  return <ComboBoxField {...props} {...found} />;
}
