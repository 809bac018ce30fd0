import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { OrderVoidDocument } from '../generated/graphql.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export function VoidSaleDialog({ order, onClose }: OrderDialogProps) {
  const { run, ...state } = useAction(OrderVoidDocument, data => data.voidSale);

  async function confirm(reason: string) {
    if (!(await run({ input: { orderId: order.id, reason } }))) return;
    toast.success({ title: `Sale ${order.number} is void` });
    onClose();
  }

  return (
    <ReasonDialog
      {...state}
      title={`Void sale ${order.number}?`}
      text="Its goods go back into stock, and what was paid is refunded. This cannot be undone."
      confirmLabel="Void sale"
      onConfirm={reason => void confirm(reason)}
      onClose={onClose}
    />
  );
}
