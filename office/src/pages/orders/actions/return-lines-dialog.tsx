import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { CheckboxField } from '../../../kit/field/checkbox-field.tsx';
import { QuantityField } from '../../../kit/field/quantity-field.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { OrderReturnDocument } from '../generated/graphql.ts';
import styles from '../order-page.module.css';
import type { OrderDialogProps } from './order-dialog-props.ts';

type Returned = { quantity: number | null; restock: boolean };
const nothing: Returned = { quantity: 0, restock: true };

/** Takes goods back. Their price is refunded by the API, which also says how. */
export function ReturnLinesDialog({ order, onClose }: OrderDialogProps) {
  const [returned, setReturned] = useState<Record<string, Returned>>({});
  const [reason, setReason] = useState('');
  const giveBack = useAction(OrderReturnDocument, data => data.returnOrderLines);
  const keyOf = useIdempotencyKey();

  // What has not been shipped cannot come back, but it can go back into stock once all was refunded.
  const gone = (line: (typeof order.lines)[number]) =>
    order.fulfillmentStatus === 'PARTIALLY_SHIPPED' && order.status !== 'REFUNDED'
      ? line.shippedQuantity
      : line.quantity;
  const lines = order.lines.filter(line => line.returnedQuantity < gone(line));
  const chosen = lines.filter(line => (returned[line.id]?.quantity ?? 0) > 0);
  function set(lineId: string, part: Partial<Returned>) {
    setReturned(all => ({ ...all, [lineId]: { ...nothing, ...all[lineId], ...part } }));
  }

  async function submit() {
    const input = {
      orderId: order.id,
      reason: reason.trim() || null,
      lines: chosen.map(({ id }) => ({
        orderLineId: id,
        quantity: returned[id]?.quantity ?? 0,
        restock: returned[id]?.restock ?? true,
      })),
    };
    if (!(await giveBack.run({ input: { ...input, idempotencyKey: keyOf(input) } }))) return;
    toast.success({ title: 'The return is recorded', text: 'What is refunded stands under “Payments”.' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={`Return goods of order ${order.number}`}
      footer={
        <Button
          type="submit"
          form="return"
          variant="primary"
          pending={giveBack.pending}
          pendingLabel="Recording the return…"
          disabledReason={chosen.length === 0 ? 'Enter how many units came back.' : null}
        >
          Record return
        </Button>
      }
    >
      <Form
        id="return"
        userErrors={giveBack.userErrors}
        failure={giveBack.failure}
        onSubmit={() => void submit()}
      >
        {lines.map(line => {
          const at = chosen.indexOf(line);
          const { quantity, restock } = returned[line.id] ?? nothing;
          return (
            <div key={line.id} className={styles.returnLine}>
              <div>
                <p>{line.name}</p>
                <p className={styles.muted}>
                  {gone(line) - line.returnedQuantity} of {line.quantity} can come back
                </p>
              </div>
              <QuantityField
                // Errors name a line by its place among those that were sent.
                name={at < 0 ? undefined : `lines.${at}`}
                label={`Units of ${line.name} that came back`}
                hideLabel
                value={quantity}
                max={gone(line) - line.returnedQuantity}
                onChange={next => set(line.id, { quantity: next })}
              />
              <CheckboxField
                label="Back into stock"
                value={restock}
                onChange={next => set(line.id, { restock: next })}
              />
            </div>
          );
        })}
        <TextAreaField name="reason" label="Reason" value={reason} onChange={setReason} maxLength={500} />
      </Form>
    </Dialog>
  );
}
