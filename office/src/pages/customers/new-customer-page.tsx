import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import styles from './customer.module.css';
import { CustomerFields } from './customer-fields.tsx';
import { customerInput, emptyCustomer } from './customer-values.ts';
import { CustomerCreateDocument } from './generated/graphql.ts';

export function NewCustomerPage() {
  usePageTitle('New customer');
  const can = useCan();
  return can('CUSTOMERS_MANAGE') ? <NewCustomer /> : <ForbiddenPage />;
}

function NewCustomer() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft(`${viewer.id}.customer.new`, emptyCustomer);
  const create = useAction(CustomerCreateDocument, data => data.createCustomer);

  async function submit() {
    const answer = await create.run({ input: customerInput(draft.value) });
    if (!answer?.customer) return;
    draft.submitted();
    toast.success({ title: `${answer.customer.name} is a customer now` });
    void navigate({ to: '/customers/$customerId', params: { customerId: answer.customer.id } });
  }

  return (
    <>
      <PageHeader title="New customer" back={{ href: '/customers', label: 'Customers' }} />
      <div className={styles.form}>
        <Card>
          <Form userErrors={create.userErrors} failure={create.failure} onSubmit={() => void submit()}>
            <DraftNotice draft={draft} />
            <CustomerFields
              value={draft.value}
              onChange={draft.setField}
              codeHint="Empty for a random one."
            />
            <FormActions>
              <LinkButton href="/customers">Cancel</LinkButton>
              <Button type="submit" variant="primary" pending={create.pending} pendingLabel="Creating…">
                Create customer
              </Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  );
}
