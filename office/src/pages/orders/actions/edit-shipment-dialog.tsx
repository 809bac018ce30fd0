import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { ShipmentUpdateDocument } from '../generated/graphql.ts';
import type { OrderDetails } from '../order-page.tsx';
import { ParcelFields } from './parcel-fields.tsx';

type EditShipmentDialogProps = { shipment: OrderDetails['shipments'][number]; onClose: () => void };

export function EditShipmentDialog({ shipment, onClose }: EditShipmentDialogProps) {
  const [parcel, setParcel] = useState({
    carrier: shipment.carrier ?? '',
    trackingNumber: shipment.trackingNumber ?? '',
  });
  const save = useAction(ShipmentUpdateDocument, data => data.updateShipment);

  async function submit() {
    const input = {
      shipmentId: shipment.id,
      version: shipment.version,
      carrier: parcel.carrier.trim() || null,
      trackingNumber: parcel.trackingNumber.trim() || null,
    };
    if (!(await save.run({ input }))) return;
    toast.success({ title: 'The shipment is changed' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Change the shipment"
      footer={
        <Button type="submit" form="shipment" variant="primary" pending={save.pending} pendingLabel="Saving…">
          Save
        </Button>
      }
    >
      <Form id="shipment" userErrors={save.userErrors} failure={save.failure} onSubmit={() => void submit()}>
        <ParcelFields value={parcel} onChange={setParcel} />
      </Form>
    </Dialog>
  );
}
