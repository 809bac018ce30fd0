import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { chosenValues, conflictFields } from '../../lib/conflict-choices.ts';
import { findConflict } from '../../lib/graphql/find-conflict.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import type { CategoryOption } from './category-tree.ts';
import {
  type CategoryValues,
  categoryInput,
  categoryValuesOf,
  shownCategoryValues,
  top,
} from './category-values.ts';
import {
  type CategoryItemFragment,
  CreateCategoryDocument,
  UpdateCategoryDocument,
} from './generated/graphql.ts';

export interface EditedCategory {
  /** Null for a new one. */
  readonly category: CategoryItemFragment | null;
  readonly parentId: string | null;
}

type CategoryDialogProps = {
  edited: EditedCategory;
  /** Where it can stand. */
  parents: readonly CategoryOption[];
  onClose: () => void;
  onSaved: () => void;
};

export default function CategoryDialog({ edited, parents, onClose, onSaved }: CategoryDialogProps) {
  const { category } = edited;
  const [values, setValues] = useState(categoryValuesOf(category, edited.parentId));
  const create = useAction(CreateCategoryDocument, data => data.createCategory);
  const update = useAction(UpdateCategoryDocument, data => data.updateCategory);
  const pending = create.pending || update.pending;
  const conflict = findConflict(update.userErrors);
  const current = conflict?.current?.__typename === 'Category' ? conflict.current : undefined;
  const theirs = current && categoryValuesOf(current, current.parent?.id ?? null);
  const set = (name: keyof CategoryValues) => (value: string) =>
    setValues(all => ({ ...all, [name]: value }));

  async function save(values: CategoryValues, version: number | undefined) {
    const input = categoryInput(values);
    const answer = category
      ? await update.run({ input: { ...input, categoryId: category.id, version } })
      : await create.run({ input });
    if (!answer?.category) return;
    toast.success({ title: `${answer.category.name} ${category ? 'saved' : 'created'}` });
    onSaved();
    onClose();
  }
  function resolve(choices: Record<string, ConflictChoice>) {
    if (!current || !theirs) return;
    const chosen = chosenValues(choices, values, theirs);
    setValues(chosen);
    void save(chosen, current.version);
  }

  const title = category ? `Edit ${category.name}` : 'New category';
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form
        aria-label={title}
        userErrors={current ? undefined : (update.userErrors ?? create.userErrors)}
        failure={update.failure ?? create.failure}
        onSubmit={() => void save(values, category?.version)}
      >
        {current && theirs && (
          <ConflictNotice
            key={current.version}
            fields={conflictFields(shownCategoryValues(parents), values, theirs)}
            changedBy={conflict?.changedBy?.name}
            changedAt={conflict?.changedAt}
            pending={pending}
            onResolve={resolve}
          />
        )}
        <TextField
          name="name"
          label="Name"
          isRequired
          autoFocus
          maxLength={100}
          value={values.name}
          onChange={set('name')}
        />
        <SelectField<string>
          name="parentId"
          label="Stands below"
          options={[top, ...parents]}
          value={values.parentId}
          onChange={set('parentId')}
        />
        <FormRow>
          <TextField
            name="slug"
            label="Slug"
            description="In addresses. Made from the name when empty."
            maxLength={100}
            value={values.slug}
            onChange={set('slug')}
          />
          <TextField
            name="code"
            label="Code"
            description="For imports and labels."
            maxLength={64}
            value={values.code}
            onChange={set('code')}
          />
        </FormRow>
        <TextAreaField
          name="description"
          label="Description"
          maxLength={2_000}
          value={values.description}
          onChange={set('description')}
        />
        {!current && (
          <FormActions>
            <Button onPress={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={pending} pendingLabel="Saving the category…">
              {category ? 'Save' : 'Create category'}
            </Button>
          </FormActions>
        )}
      </Form>
    </Dialog>
  );
}
