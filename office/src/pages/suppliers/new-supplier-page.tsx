import { useNavigate } from '@tanstack/react-router';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { CreateSupplierDocument } from './generated/graphql.ts';
import { SupplierFields } from './supplier-fields.tsx';
import { emptySupplier, supplierFields, supplierInput } from './supplier-values.ts';
import styles from './suppliers.module.css';

export function NewSupplierPage() {
  usePageTitle('New supplier');
  return useCan()('SUPPLIERS_MANAGE') ? <NewSupplierForm /> : <ForbiddenPage />;
}

function NewSupplierForm() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.supplier.new`, emptySupplier);
  const [{ data, error, fetching }, create] = useMutation(CreateSupplierDocument);

  async function submit() {
    const { name } = draft.value;
    const { data: answer } = await create({ input: { ...supplierInput(draft.value, supplierFields), name } });
    const supplier = answer?.createSupplier.supplier;
    if (!supplier) return;
    draft.submitted();
    toast.success({ title: `${supplier.name} created` });
    void navigate({ to: '/suppliers/$supplierId', params: { supplierId: supplier.id } });
  }
  return (
    <div className={styles.narrow}>
      <PageHeader title="New supplier" back={{ href: '/suppliers', label: 'Suppliers' }} />
      <Form
        aria-label="New supplier"
        userErrors={data?.createSupplier.userErrors}
        failure={failureText(error)}
        onSubmit={() => void submit()}
      >
        <DraftNotice draft={draft} />
        <SupplierFields values={draft.value} onChange={draft.setField} isNew />
        <FormActions sticky>
          <LinkButton href="/suppliers">Cancel</LinkButton>
          <Button type="submit" variant="primary" pending={fetching} pendingLabel="Creating the supplier…">
            Create supplier
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
