import { Button } from '../../kit/button/button.tsx';
import { ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { conflictFields } from './conflict-fields.tsx';
import { ProductFields } from './fields/product-fields.tsx';
import type { TaxClasses } from './fields/tax-class-field.tsx';
import type { ProductDetailsFragment } from './generated/graphql.ts';
import styles from './products.module.css';
import { useProductEdit } from './use-product-edit.ts';

type ProductFormProps = { product: ProductDetailsFragment; tax: TaxClasses };

/** All fields of a product. What somebody else changes meanwhile shows before it is overwritten. */
export function ProductForm({ product, tax }: ProductFormProps) {
  const edit = useProductEdit(product);
  const { draft, conflict, pending } = edit;
  return (
    <Form
      aria-label="Product"
      userErrors={edit.userErrors}
      failure={edit.failure}
      onSubmit={() => void edit.save()}
    >
      <DraftNotice draft={draft} />
      {conflict && (
        <ConflictNotice
          key={conflict.version}
          fields={conflictFields(draft.value, conflict.values, product.price.currencyCode)}
          changedBy={conflict.changedBy}
          changedAt={conflict.changedAt}
          pending={pending}
          onResolve={choices => void edit.resolve(choices)}
        />
      )}
      <div className={styles.stack}>
        <ProductFields
          values={draft.value.mine}
          currencyCode={product.price.currencyCode}
          onChange={edit.change}
          tax={tax}
        />
      </div>
      {draft.isDirty && !conflict && (
        <FormActions sticky>
          <Button onPress={draft.discard}>Discard changes</Button>
          <Button type="submit" variant="primary" pending={pending} pendingLabel="Saving the product…">
            Save changes
          </Button>
        </FormActions>
      )}
    </Form>
  );
}
