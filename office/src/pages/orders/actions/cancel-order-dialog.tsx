import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { OrderCancelDocument } from '../generated/graphql.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export function CancelOrderDialog({ order, onClose }: OrderDialogProps) {
  const { run, ...state } = useAction(OrderCancelDocument, data => data.cancelOrder);

  async function confirm(reason: string) {
    if (!(await run({ input: { orderId: order.id, reason } }))) return;
    toast.success({ title: `Order ${order.number} is canceled` });
    onClose();
  }

  return (
    <ReasonDialog
      {...state}
      title={`Cancel order ${order.number}?`}
      text="Its goods go back into stock, and what was paid is refunded. This cannot be undone."
      confirmLabel="Cancel order"
      onConfirm={reason => void confirm(reason)}
      onClose={onClose}
    />
  );
}
