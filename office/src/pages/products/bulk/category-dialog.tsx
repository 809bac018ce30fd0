import { useState } from 'react';
import { CheckboxField } from '../../../kit/field/checkbox-field.tsx';
import type { Option } from '../../../kit/field/option-list.tsx';
import { CategoryField } from '../fields/category-field.tsx';
import type { BulkDialogProps } from './bulk-changes.tsx';
import { BulkForm } from './bulk-form.tsx';

export default function CategoryDialog(props: BulkDialogProps) {
  const [category, setCategory] = useState<Option | null>(null);
  const [isNone, setNone] = useState(false);
  const categoryId = isNone ? null : category?.id;
  return (
    <BulkForm
      {...props}
      title="Change category"
      notReady={categoryId === undefined ? 'Choose a category first.' : null}
      affected={props.products.filter(product => (product.category?.id ?? null) !== categoryId)}
      changeOf={() => ({ categoryId })}
      undoOf={({ category: old }) => ({ categoryId: old?.id ?? null })}
    >
      <CategoryField
        name="categoryId"
        label="New category"
        autoFocus
        isDisabled={isNone}
        value={isNone ? null : category}
        onChange={setCategory}
      />
      <CheckboxField label="Take them out of their categories" value={isNone} onChange={setNone} />
    </BulkForm>
  );
}
