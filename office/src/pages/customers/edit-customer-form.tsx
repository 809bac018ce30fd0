import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import styles from './customer.module.css';
import { CustomerFields } from './customer-fields.tsx';
import {
  type CustomerDetails,
  type CustomerValues,
  customerInput,
  differences,
  valuesOf,
} from './customer-values.ts';
import { CustomerUpdateDocument, type CustomerUpdateMutation } from './generated/graphql.ts';

type Answer = CustomerUpdateMutation['updateCustomer'];
type Conflict = Extract<Answer['userErrors'][number], { __typename: 'VersionConflictError' }>;

export function EditCustomerForm({ customer }: { customer: CustomerDetails }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  // As editing began: the cache may get a newer one while somebody types.
  const [base, setBase] = useState(customer);
  const draft = useDraft(`${viewer.id}.customer.${customer.id}`, valuesOf(base));
  const update = useAction(CustomerUpdateDocument, data => data.updateCustomer);
  const conflict = update.userErrors?.find(isConflict);
  const theirs = conflict?.current?.__typename === 'Customer' ? conflict.current : undefined;

  async function save(values: CustomerValues, version: number) {
    const input = { customerId: customer.id, version, ...customerInput(values, base) };
    const answer = await update.run({ input });
    if (!answer?.customer) return;
    draft.submitted(valuesOf(answer.customer));
    toast.success({ title: 'The customer is saved' });
    void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } });
  }

  function resolve(current: CustomerDetails, choices: Record<string, ConflictChoice>) {
    const values = { ...draft.value };
    const other = valuesOf(current);
    for (const { name } of differences(values, other))
      if (choices[name] === 'theirs') values[name] = other[name];
    draft.set(values);
    setBase(current);
    void save(values, current.version);
  }

  return (
    <>
      <PageHeader
        title={`Edit ${base.name}`}
        back={{ href: `/customers/${customer.id}`, label: base.name }}
      />
      <div className={styles.form}>
        {conflict && theirs && (
          <ConflictNotice
            fields={differences(draft.value, valuesOf(theirs)).map(({ name, label }) => ({
              name,
              label,
              yours: draft.value[name] || <Nothing />,
              theirs: valuesOf(theirs)[name] || <Nothing />,
            }))}
            changedBy={conflict.changedBy?.name}
            changedAt={conflict.changedAt}
            pending={update.pending}
            onResolve={choices => resolve(theirs, choices)}
          />
        )}
        <Card>
          <Form
            userErrors={theirs ? undefined : update.userErrors}
            failure={update.failure}
            onSubmit={() => void save(draft.value, base.version)}
          >
            <DraftNotice draft={draft} />
            <CustomerFields
              value={draft.value}
              onChange={draft.setField}
              codeHint="Orders and files name it."
            />
            <FormActions>
              <LinkButton href={`/customers/${customer.id}`}>Cancel</LinkButton>
              <Button type="submit" variant="primary" pending={update.pending} pendingLabel="Saving…">
                Save
              </Button>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  );
}

function isConflict(error: { __typename?: string }): error is Conflict {
  return error.__typename === 'VersionConflictError';
}
