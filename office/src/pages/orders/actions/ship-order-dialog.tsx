import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { TextField } from '../../../kit/field/text-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { OrderShipDocument } from '../generated/graphql.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';

export function ShipOrderDialog({ order, onClose }: OrderDialogProps) {
  const [trackingNumber, setTrackingNumber] = useState('');
  const ship = useAction(OrderShipDocument, data => data.shipOrder);

  async function submit() {
    const input = { orderId: order.id, trackingNumber: trackingNumber.trim() || null };
    if (!(await ship.run({ input }))) return;
    toast.success({ title: `Order ${order.number} is shipped` });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Ship order ${order.number}`}
      footer={
        <Button type="submit" form="ship" variant="primary" pending={ship.pending} pendingLabel="Shipping…">
          Ship
        </Button>
      }
    >
      <Form id="ship" userErrors={ship.userErrors} failure={ship.failure} onSubmit={() => void submit()}>
        <TextField
          name="trackingNumber"
          label="Tracking number"
          description="The customer gets it by mail. Leave it empty when there is none."
          value={trackingNumber}
          onChange={setTrackingNumber}
          maxLength={100}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
