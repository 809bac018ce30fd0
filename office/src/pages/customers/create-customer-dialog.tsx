import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { CustomerFields } from './customer-fields.tsx';
import { type CustomerDetails, customerInput, emptyCustomer } from './customer-values.ts';
import { CustomerCreateDocument } from './generated/graphql.ts';

type CreateCustomerDialogProps = { onCreated: (customer: CustomerDetails) => void; onClose: () => void };

/** For where a customer is needed in the middle of something else. */
export function CreateCustomerDialog({ onCreated, onClose }: CreateCustomerDialogProps) {
  const [values, setValues] = useState(emptyCustomer);
  const create = useAction(CustomerCreateDocument, data => data.createCustomer);

  async function submit() {
    const answer = await create.run({ input: customerInput(values) });
    if (!answer?.customer) return;
    toast.success({ title: `${answer.customer.name} is a customer now` });
    onCreated(answer.customer);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="New customer"
      footer={
        <Button type="submit" form="new-customer" variant="primary" pending={create.pending}>
          Create customer
        </Button>
      }
    >
      <Form
        id="new-customer"
        userErrors={create.userErrors}
        failure={create.failure}
        onSubmit={() => void submit()}
      >
        <CustomerFields
          value={values}
          onChange={(name, value) => setValues(before => ({ ...before, [name]: value }))}
          codeHint="Empty for a random one."
        />
      </Form>
    </Dialog>
  );
}
