import { PackageCheck, Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { DateTime } from '../../../kit/display/date-time.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { StatusBadge } from '../../../kit/status/status-badge.tsx';
import { CodeText } from '../../../kit/text/code-text.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useCan } from '../../../shell/session/session-context.ts';
import { EditShipmentDialog } from '../actions/edit-shipment-dialog.tsx';
import { ShipmentDeliverDocument } from '../generated/graphql.ts';
import styles from '../order-page.module.css';
import type { OrderDetails } from '../order-page.tsx';

type Shipment = OrderDetails['shipments'][number];

/** What has left the store for the order; nothing before that. */
export function OrderShipmentsCard({ order }: { order: OrderDetails }) {
  if (order.shipments.length === 0) return null;
  return (
    <Card title="Shipments">
      {order.shipments.map((shipment, index) => (
        <OneShipment key={shipment.id} shipment={shipment} name={`Shipment ${index + 1}`} />
      ))}
    </Card>
  );
}

function OneShipment({ shipment, name }: { shipment: Shipment; name: string }) {
  const [isEditing, setIsEditing] = useState(false);
  const mayManage = useCan()('ORDERS_MANAGE');
  const deliver = useAction(ShipmentDeliverDocument, data => data.deliverShipment);

  async function markDelivered() {
    if (await deliver.run({ input: { shipmentId: shipment.id } }))
      toast.success({ title: `${name} is delivered` });
  }

  return (
    <section className={styles.payment} aria-label={name}>
      <div className={styles.paymentHead}>
        <div className={styles.inline}>
          <span>{shipment.carrier ?? name}</span>
          {shipment.trackingNumber && <CodeText text={shipment.trackingNumber} label="tracking number" />}
          <StatusBadge tone={shipment.deliveredAt ? 'success' : 'info'}>
            {shipment.deliveredAt ? 'Delivered' : 'On its way'}
          </StatusBadge>
        </div>
        {mayManage && (
          <div className={styles.actions}>
            {!shipment.deliveredAt && (
              <Button
                size="small"
                icon={<PackageCheck aria-hidden />}
                pending={deliver.pending}
                pendingLabel="Saving…"
                onPress={() => void markDelivered()}
              >
                Delivered
              </Button>
            )}
            <Button size="small" icon={<Pencil aria-hidden />} onPress={() => setIsEditing(true)}>
              Change
            </Button>
          </div>
        )}
      </div>
      <p className={styles.muted}>
        {shipment.lines.map(({ quantity, orderLine }) => `${quantity} × ${orderLine.name}`).join(', ')}
      </p>
      <p className={styles.muted}>
        Shipped <DateTime value={shipment.shippedAt} />
        {shipment.deliveredAt && (
          <>
            , delivered <DateTime value={shipment.deliveredAt} />
          </>
        )}
      </p>
      {deliver.problem && <p role="alert">{deliver.problem}</p>}
      {isEditing && <EditShipmentDialog shipment={shipment} onClose={() => setIsEditing(false)} />}
    </section>
  );
}
