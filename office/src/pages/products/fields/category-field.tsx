import { ComboBoxField } from '../../../kit/field/combo-box-field.tsx';
import { type SearchedFieldProps, useOptions } from '../../../lib/list/use-options.ts';
import { ProductCategoryChoicesDocument } from '../generated/graphql.ts';

/** Chooses a category by searching for it. */
export function CategoryField(props: SearchedFieldProps) {
  const found = useOptions({
    query: ProductCategoryChoicesDocument,
    variables: text => ({ search: text || undefined }),
    options: data =>
      data.categories.nodes.map(({ id, name, ancestors }) => ({
        id,
        label: name,
        description: ancestors.map(above => above.name).join(' › ') || undefined,
      })),
  });
  return <ComboBoxField {...props} {...found} />;
}
