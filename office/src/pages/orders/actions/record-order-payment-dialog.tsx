import { RecordPaymentDialog } from '../../payments/record-payment-dialog.tsx';
import type { OrderDialogProps } from './order-dialog-props.ts';

export function RecordOrderPaymentDialog({ order, onClose }: OrderDialogProps) {
  return (
    <RecordPaymentDialog
      title={`Record payment for order ${order.number}`}
      target={{ orderId: order.id }}
      due={order.amountDue}
      recordedText="Its receipt stands under “Payments”."
      onClose={onClose}
    />
  );
}
