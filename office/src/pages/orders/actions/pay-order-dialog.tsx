import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { DateTime } from '../../../kit/display/date-time.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { ErrorSummary } from '../../../kit/form/error-summary.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import {
  OrderSimulatePaymentDocument,
  OrderStartPaymentDocument,
  type SimulatedOutcome,
} from '../generated/graphql.ts';
import styles from '../order-page.module.css';
import type { OrderDialogProps } from './order-dialog-props.ts';

/**
 * What the store's payment provider offers for an order by phone. Cards are entered only by their owner, on the page of the
 * provider; a store that simulates payments lets the staff choose the outcome.
 */
export function PayOrderDialog({ order, onClose }: OrderDialogProps) {
  const start = useAction(OrderStartPaymentDocument, data => data.startPayment);
  const simulate = useAction(OrderSimulatePaymentDocument, data => data.simulatePayment);
  const [payment, setPayment] = useState<{ id: string; provider: string } | null>(null);
  const [declined, setDeclined] = useState<string | null>(null);
  const keyOf = useIdempotencyKey();

  async function begin() {
    const input = { orderId: order.id };
    const answer = await start.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    setPayment(answer?.payment ?? null);
  }

  async function finish(paymentId: string, outcome: SimulatedOutcome) {
    const answer = await simulate.run({ input: { paymentId, outcome } });
    if (!answer?.payment) return;
    setDeclined(null);
    if (answer.payment.status === 'SUCCEEDED') {
      toast.success({ title: `Order ${order.number} is paid` });
      onClose();
    } else setDeclined(answer.payment.failureMessage ?? 'The payment was declined.');
  }

  const pending = start.pending || simulate.pending;
  const problems = [start.problem, simulate.problem, declined].filter(problem => problem != null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Take payment for order ${order.number}`}
      footer={
        payment === null ? (
          <Button variant="primary" onPress={() => void begin()} pending={pending} pendingLabel="Starting…">
            Start payment
          </Button>
        ) : payment.provider === 'LOCAL' ? (
          <>
            <Button onPress={() => void finish(payment.id, 'FAIL')} isDisabled={pending}>
              Simulate a declined card
            </Button>
            <Button
              variant="primary"
              onPress={() => void finish(payment.id, 'SUCCEED')}
              pending={pending}
              pendingLabel="Waiting for the payment…"
            >
              Simulate the payment
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>Close</Button>
        )
      }
    >
      <div className={styles.fields}>
        <ErrorSummary messages={problems} />
        <p>
          <Money {...order.amountDue} /> is due
          {order.expiresAt && (
            <>
              ; the goods are held until <DateTime value={order.expiresAt} />
            </>
          )}
          .
        </p>
        {payment?.provider === 'LOCAL' && (
          <p>Payments are simulated in this store, so you choose what happens.</p>
        )}
        {payment && payment.provider !== 'LOCAL' && (
          <p>
            The payment is open. The customer pays on the page of the order, with the card or account that
            they choose. This page changes by itself as soon as they have paid.
          </p>
        )}
      </div>
    </Dialog>
  );
}
