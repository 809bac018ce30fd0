import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { addressInput, addressOf, addressProblem } from '../../shell/address/address-values.ts';
import { DeliveryAddressFields } from '../../shell/address/delivery-address-fields.tsx';
import type { CustomerOnPage } from './customer-page.tsx';
import { CustomerAddressCreateDocument, CustomerAddressUpdateDocument } from './generated/graphql.ts';

type AddressDialogProps = {
  customer: CustomerOnPage;
  /** The one that is edited; none for a new one. */
  address: CustomerOnPage['addresses'][number] | undefined;
  onClose: () => void;
};

export default function AddressDialog({ customer, address, onClose }: AddressDialogProps) {
  const isFirst = customer.addresses.length === 0;
  const [values, setValues] = useState(() => addressOf(address?.address));
  const [ships, setShips] = useState(address ? customer.defaultShippingAddress?.id === address.id : isFirst);
  const [bills, setBills] = useState(address ? customer.defaultBillingAddress?.id === address.id : isFirst);
  const create = useAction(CustomerAddressCreateDocument, data => data.createCustomerAddress);
  const update = useAction(CustomerAddressUpdateDocument, data => data.updateCustomerAddress);
  const action = address ? update : create;

  async function submit() {
    const input = {
      address: addressInput(values)!,
      isDefaultShipping: ships,
      isDefaultBilling: bills,
    };
    const answer = address
      ? await update.run({ input: { customerAddressId: address.id, version: address.version, ...input } })
      : await create.run({ input: { customerId: customer.id, ...input } });
    if (!answer) return;
    toast.success({ title: address ? 'The address is saved' : 'The address is added' });
    onClose();
  }

  const problem = addressInput(values) ? addressProblem(values) : 'Enter an address.';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={address ? 'Edit address' : 'New address'}
      footer={
        <Button
          type="submit"
          form="address"
          variant="primary"
          pending={action.pending}
          pendingLabel="Saving…"
          disabledReason={problem}
        >
          {address ? 'Save' : 'Add address'}
        </Button>
      }
    >
      <Form
        id="address"
        userErrors={action.userErrors}
        failure={action.failure}
        onSubmit={() => void submit()}
      >
        <DeliveryAddressFields
          name="address"
          value={values}
          onChange={changes => setValues(before => ({ ...before, ...changes }))}
          isRequired
        />
        <CheckboxField label="Ship orders here when they name no address" value={ships} onChange={setShips} />
        <CheckboxField label="Bill orders here when they name no address" value={bills} onChange={setBills} />
      </Form>
    </Dialog>
  );
}
