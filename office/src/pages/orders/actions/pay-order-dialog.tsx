import { DateTime } from '../../../kit/display/date-time.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { PaymentSteps } from '../../payments/payment-steps.tsx';
import { useStartPayment } from '../../payments/use-start-payment.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';

/** What the store's payment provider offers for an order by phone. */
export function PayOrderDialog({ order, onClose }: OrderDialogProps) {
  const payment = useStartPayment({ orderId: order.id });
  return (
    <Dialog isOpen onClose={onClose} title={`Take payment for order ${order.number}`}>
      <PaymentSteps
        {...payment}
        startLabel="Start payment"
        paidText={`Order ${order.number} is paid`}
        onDone={onClose}
      >
        <p>
          <Money {...order.amountDue} /> is due
          {order.expiresAt && (
            <>
              ; the goods are held until <DateTime value={order.expiresAt} />
            </>
          )}
          .
        </p>
      </PaymentSteps>
    </Dialog>
  );
}
