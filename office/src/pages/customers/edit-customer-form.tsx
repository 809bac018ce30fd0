import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
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
import { CustomerEditDocument, CustomerUpdateDocument } from './generated/graphql.ts';

export function EditCustomerForm({ customer }: { customer: CustomerDetails }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const client = useClient();
  // The version with which editing began: the cache may get a newer one while somebody types.
  const [version, setVersion] = useState(customer.version);
  const [theirs, setTheirs] = useState<CustomerDetails | null>(null);
  const draft = useDraft<CustomerValues>(`${viewer.id}.customer.${customer.id}`, valuesOf(customer));
  const update = useAction(CustomerUpdateDocument, data => data.updateCustomer);

  async function save(values: CustomerValues, on: number) {
    const answer = await update.run({ input: { customerId: customer.id, version: on, ...customerInput(values) } });
    if (answer?.customer) {
      draft.submitted(valuesOf(answer.customer));
      toast.success({ title: 'Saved' });
      void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } });
    } else setTheirs(null);
  }

  const isConflict = update.userErrors?.some(({ code }) => code === 'VERSION_CONFLICT') ?? false;
  async function compare() {
    const variables = { id: customer.id };
    const { data } = await client
      .query(CustomerEditDocument, variables, { requestPolicy: 'network-only' })
      .toPromise();
    if (data?.customer) setTheirs(data.customer);
  }

  function resolve(choices: Record<string, ConflictChoice>) {
    if (!theirs) return;
    const other = valuesOf(theirs);
    const chosen = Object.fromEntries(
      differences(draft.value, other).map(({ name }) => [
        name,
        choices[name] === 'theirs' ? other[name] : draft.value[name],
      ]),
    );
    const values = { ...draft.value, ...chosen };
    draft.set(values);
    setVersion(theirs.version);
    void save(values, theirs.version);
  }
}
