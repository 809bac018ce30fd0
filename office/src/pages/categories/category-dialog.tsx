import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import type { CategoryOption } from './category-tree.ts';
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

const top = { id: 'top', label: 'At the top' };

export default function CategoryDialog({ edited, parents, onClose, onSaved }: CategoryDialogProps) {
  const { category } = edited;
  const [values, setValues] = useState({
    name: category?.name ?? '',
    parentId: edited.parentId ?? top.id,
    slug: category?.slug ?? '',
    code: category?.code ?? '',
    description: category?.description ?? '',
  });
  const [created, create] = useMutation(CreateCategoryDocument);
  const [updated, update] = useMutation(UpdateCategoryDocument);
  const set = (name: keyof typeof values) => (value: string) => setValues(all => ({ ...all, [name]: value }));

  async function submit() {
    const { name, slug, code, description } = values;
    const input = {
      name,
      description,
      parentId: values.parentId === top.id ? null : values.parentId,
      // Empty, they are made from the name.
      slug: slug.trim() || undefined,
      code: code.trim() || undefined,
    };
    const saved = category
      ? await update({ input: { ...input, categoryId: category.id, version: category.version } })
      : await create({ input });
    const answer =
      saved.data && ('updateCategory' in saved.data ? saved.data.updateCategory : saved.data.createCategory);
    if (!answer?.category) {
      // The others have changed it: the form shows what is so now after it is opened again.
      if (answer?.userErrors.some(({ code }) => code === 'VERSION_CONFLICT')) onSaved();
      return;
    }
    toast.success({ title: category ? `${answer.category.name} saved` : `${answer.category.name} created` });
    onSaved();
    onClose();
  }

  const title = category ? `Edit ${category.name}` : 'New category';
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <Form
        aria-label={title}
        userErrors={updated.data?.updateCategory.userErrors ?? created.data?.createCategory.userErrors}
        failure={failureText(updated.error ?? created.error)}
        onSubmit={() => void submit()}
      >
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
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            pending={created.fetching || updated.fetching}
            pendingLabel="Saving the category…"
          >
            {category ? 'Save' : 'Create category'}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
