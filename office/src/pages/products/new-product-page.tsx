import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { statusText } from '../../lib/format/text.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { useRequired } from '../../lib/use-required.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { ProductFields } from './fields/product-fields.tsx';
import { useTaxClasses } from './fields/tax-class-field.tsx';
import { CreateProductDocument } from './generated/graphql.ts';
import { productStatuses } from './product-search.ts';
import { createInput, emptyProduct, type ProductValues, requiredValues } from './product-values.ts';
import styles from './products.module.css';

type NewProduct = ProductValues & { status: (typeof productStatuses)[number] };

const statusOptions = productStatuses.map(id => ({ id, label: statusText(id) }));
const empty: NewProduct = { ...emptyProduct, status: 'ACTIVE' };

export function NewProductPage() {
  usePageTitle('New product');
  return useCan()('CATALOG_MANAGE') ? <NewProductForm /> : <ForbiddenPage />;
}

function NewProductForm() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.product.new`, empty);
  const [{ data, error, fetching }, create] = useMutation(CreateProductDocument);
  const { status, ...values } = draft.value;
  const tax = useTaxClasses();
  const required = useRequired(requiredValues(values));

  async function submit() {
    if (!required.check()) return;
    const { data: answer } = await create({ input: { ...createInput(values), status } });
    const product = answer?.createProduct.product;
    if (!product) return;
    draft.submitted();
    toast.success({ title: `${product.name} created` });
    void navigate({ to: '/products/$productId', params: { productId: product.id } });
  }
  return (
    <div className={styles.narrow}>
      <PageHeader title="New product" back={{ href: '/products', label: 'Products' }} />
      <Form
        aria-label="New product"
        userErrors={required.errors ?? data?.createProduct.userErrors}
        failure={failureText(error)}
        onSubmit={() => void submit()}
      >
        <DraftNotice draft={draft} />
        <ProductFields
          values={values}
          autoFocus
          onChange={changes => draft.set(all => ({ ...all, ...changes }))}
          tax={tax}
        />
        <Card title="Offer">
          <SelectField
            name="status"
            label="Status"
            description="Archived products are not on offer. Stock is added on the product's page."
            options={statusOptions}
            value={status}
            onChange={next => draft.setField('status', next)}
          />
        </Card>
        <FormActions sticky>
          <LinkButton href="/products">Cancel</LinkButton>
          <Button type="submit" variant="primary" pending={fetching} pendingLabel="Creating the product…">
            Create product
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
