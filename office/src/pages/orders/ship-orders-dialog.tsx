import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { countText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { OrdersShipDocument, OrdersToShipDocument, type OrdersToShipQuery } from './generated/graphql.ts';
import styles from './orders.module.css';

type Parcel = Extract<NonNullable<OrdersToShipQuery['nodes'][number]>, { __typename: 'Order' }>;

type ShipOrdersDialogProps = { orderIds: readonly string[]; onClose: () => void; onShipped: () => void };

/** Ships several orders, each with its tracking number. What was refused stays, with the reason. */
export function ShipOrdersDialog({ orderIds, onClose, onShipped }: ShipOrdersDialogProps) {
  const { locale } = useStore();
  const [numbers, setNumbers] = useState<Record<string, string>>({});
  const [{ data, fetching, error }, read] = useQuery({
    query: OrdersToShipDocument,
    variables: { ids: [...orderIds] },
    requestPolicy: 'network-only',
  });
  const ship = useAction(OrdersShipDocument, ({ shipOrders }) => shipOrders);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [shipped, setShipped] = useState<ReadonlySet<string>>(new Set());
  const keyOf = useIdempotencyKey();
  // A refusal is the answer to its key for good, so what is tried again after an answer needs another key.
  const [answers, setAnswers] = useState(0);

  const parcels = (data?.nodes ?? []).filter((node): node is Parcel => node?.__typename === 'Order');
  const waiting = parcels.filter(parcel => !shipped.has(parcel.id) && problemOf(parcel) === null);

  async function submit() {
    const orders = waiting.map(({ id }) => ({ orderId: id, trackingNumber: numbers[id]?.trim() || null }));
    const answer = await ship.run({ input: { idempotencyKey: keyOf([answers, orders]), orders } });
    if (!answer) return;
    setAnswers(before => before + 1);
    const results = answer.results ?? [];
    const done = results.filter(({ userErrors }) => userErrors.length === 0);
    const failed = results.filter(({ userErrors }) => userErrors.length > 0);
    setShipped(before => new Set([...before, ...done.map(({ id }) => id)]));
    setRefused(
      new Map(failed.map(({ id, userErrors }) => [id, userErrors.map(each => each.message).join(' ')])),
    );
    if (done.length > 0)
      toast.success({ title: `${countText(done.length, 'order', 'orders', locale)} shipped` });
    if (failed.length === 0) onShipped();
  }

  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  return (
    <Dialog
      isOpen
      onClose={shipped.size > 0 ? onShipped : onClose}
      size="large"
      title={`Ship ${countText(orderIds.length, 'order', 'orders', locale)}`}
      footer={
        <Button
          type="submit"
          form="ship-orders"
          variant="primary"
          pending={ship.pending}
          pendingLabel="Shipping…"
          disabledReason={waiting.length === 0 && data ? 'None of these orders can be shipped.' : null}
        >
          {`Ship ${countText(waiting.length, 'order', 'orders', locale)}`}
        </Button>
      }
    >
      {failure && !data ? (
        <ErrorState {...failure} retrying={fetching} compact />
      ) : !data ? (
        <SkeletonLines count={4} />
      ) : (
        <Form
          id="ship-orders"
          userErrors={ship.userErrors}
          failure={ship.failure}
          onSubmit={() => void submit()}
        >
          <ul className={styles.parcels}>
            {parcels.map(parcel => (
              <li key={parcel.id} className={styles.parcel}>
                <div>
                  <p>
                    {parcel.number}
                    {parcel.customer && `, ${parcel.customer.name}`}
                  </p>
                  <p className={styles.muted}>{placeOf(parcel)}</p>
                </div>
                {shipped.has(parcel.id) ? (
                  <StatusBadge tone="success">Shipped</StatusBadge>
                ) : problemOf(parcel) !== null ? (
                  <p className={styles.refused}>{problemOf(parcel)}</p>
                ) : (
                  <TextField
                    label={`Tracking number of ${parcel.number}`}
                    hideLabel
                    placeholder="Tracking number"
                    value={numbers[parcel.id] ?? ''}
                    onChange={value => setNumbers(all => ({ ...all, [parcel.id]: value }))}
                    error={refused.get(parcel.id)}
                    maxLength={100}
                  />
                )}
              </li>
            ))}
          </ul>
        </Form>
      )}
    </Dialog>
  );
}

/** Why the API would not ship it now; null when it would. */
function problemOf({ nextActions }: Parcel): string | null {
  const ship = nextActions.find(({ action }) => action === 'SHIP');
  if (!ship) return 'You may not ship this order.';
  return ship.allowed ? null : (ship.reason ?? 'It cannot be shipped now.');
}

function placeOf({ shippingAddress }: Parcel): string {
  const { line1, postalCode, city, country } = shippingAddress ?? {};
  return [line1, [postalCode, city].filter(Boolean).join(' '), country].filter(Boolean).join(', ');
}
