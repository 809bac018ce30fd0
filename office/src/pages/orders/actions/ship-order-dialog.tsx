import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { QuantityField } from '../../../kit/field/quantity-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { ShipmentCreateDocument } from '../generated/graphql.ts';
import styles from '../order-page.module.css';
import type { OrderDialogProps } from './order-dialog-props.ts';
import { ParcelFields } from './parcel-fields.tsx';

/** Ships all that is left of an order, or less when the reader lowers the numbers. */
export function ShipOrderDialog({ order, onClose }: OrderDialogProps) {
  const lines = order.lines
    .map(line => ({ ...line, left: line.quantity - line.shippedQuantity }))
    .filter(({ left }) => left > 0);
  const [units, setUnits] = useState<Record<string, number | null>>({});
  const [parcel, setParcel] = useState({ carrier: '', trackingNumber: '' });
  const ship = useAction(ShipmentCreateDocument, data => data.createShipment);
  const keyOf = useIdempotencyKey();

  const unitsOf = ({ id, left }: (typeof lines)[number]) => (id in units ? (units[id] ?? 0) : left);
  const chosen = lines.filter(line => unitsOf(line) > 0);
  const isAll = lines.every(line => unitsOf(line) === line.left);

  async function submit() {
    const input = {
      orderId: order.id,
      lines: isAll ? null : chosen.map(line => ({ orderLineId: line.id, quantity: unitsOf(line) })),
      carrier: parcel.carrier.trim() || null,
      trackingNumber: parcel.trackingNumber.trim() || null,
    };
    if (!(await ship.run({ input: { ...input, idempotencyKey: keyOf(input) } }))) return;
    toast.success({
      title: isAll ? `Order ${order.number} is shipped` : `A part of order ${order.number} is shipped`,
    });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Ship order ${order.number}`}
      footer={
        <Button
          type="submit"
          form="ship"
          variant="primary"
          pending={ship.pending}
          pendingLabel="Shipping…"
          disabledReason={chosen.length === 0 ? 'Enter how many units are shipped.' : null}
        >
          {isAll ? 'Ship' : 'Ship a part'}
        </Button>
      }
    >
      <Form id="ship" userErrors={ship.userErrors} failure={ship.failure} onSubmit={() => void submit()}>
        <ParcelFields value={parcel} onChange={setParcel} />
        {lines.map(line => {
          const at = chosen.indexOf(line);
          return (
            <div key={line.id} className={styles.shipLine}>
              <div>
                <p>{line.name}</p>
                <p className={styles.muted}>
                  {line.left === line.quantity
                    ? `${line.quantity} to ship`
                    : `${line.left} of ${line.quantity} left to ship`}
                </p>
              </div>
              <QuantityField
                // Errors name a line by its place among those that were sent.
                name={at < 0 || isAll ? undefined : `lines.${at}`}
                label={`Units of ${line.name} to ship`}
                hideLabel
                value={line.id in units ? (units[line.id] ?? null) : line.left}
                max={line.left}
                onChange={next => setUnits(all => ({ ...all, [line.id]: next }))}
              />
            </div>
          );
        })}
      </Form>
    </Dialog>
  );
}
