import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { CheckboxField } from '../../../kit/field/checkbox-field.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormGroup } from '../../../kit/form/form-layout.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { addressInput, addressOf, addressProblem } from '../../../shell/address/address-values.ts';
import { DeliveryAddressFields } from '../../../shell/address/delivery-address-fields.tsx';
import { OrderUpdateDocument } from '../generated/graphql.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';

/** Where an order goes, whom the bill is for, and its notes. */
export default function EditOrderDialog({ order, onClose }: OrderDialogProps) {
  const [shipping, setShipping] = useState(() => addressOf(order.shippingAddress));
  const [billing, setBilling] = useState(() => addressOf(order.billingAddress));
  const [hasBilling, setHasBilling] = useState(order.billingAddress !== null);
  const [notes, setNotes] = useState(order.notes ?? '');
  const update = useAction(OrderUpdateDocument, data => data.updateOrder);

  async function submit() {
    const input = {
      orderId: order.id,
      version: order.version,
      shippingAddress: order.isPickup ? undefined : addressInput(shipping),
      billingAddress: hasBilling ? addressInput(billing) : null,
      notes: notes.trim() || null,
    };
    if (!(await update.run({ input }))) return;
    toast.success({ title: `Order ${order.number} is changed` });
    onClose();
  }

  const problem =
    (order.isPickup ? null : addressProblem(shipping)) ?? (hasBilling ? addressProblem(billing) : null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={`Change order ${order.number}`}
      footer={
        <Button
          type="submit"
          form="edit-order"
          variant="primary"
          pending={update.pending}
          pendingLabel="Saving…"
          disabledReason={problem}
        >
          Save
        </Button>
      }
    >
      <Form
        id="edit-order"
        userErrors={update.userErrors}
        failure={update.failure}
        onSubmit={() => void submit()}
      >
        {!order.isPickup && (
          <FormGroup title="Shipping address">
            <DeliveryAddressFields
              name="shippingAddress"
              value={shipping}
              onChange={changes => setShipping(before => ({ ...before, ...changes }))}
              isRequired
            />
          </FormGroup>
        )}
        <CheckboxField label="The bill goes to another address" value={hasBilling} onChange={setHasBilling} />
        {hasBilling && (
          <FormGroup title="Billing address">
            <DeliveryAddressFields
              name="billingAddress"
              value={billing}
              onChange={changes => setBilling(before => ({ ...before, ...changes }))}
              isRequired
            />
          </FormGroup>
        )}
        <TextAreaField name="notes" label="Notes" value={notes} onChange={setNotes} maxLength={1000} />
      </Form>
    </Dialog>
  );
}
