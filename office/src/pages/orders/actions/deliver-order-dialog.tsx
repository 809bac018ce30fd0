import { ConfirmDialog } from '../../../kit/overlay/confirm-dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { OrderDeliverDocument } from '../generated/graphql.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';

export function DeliverOrderDialog({ order, onClose }: OrderDialogProps) {
  const deliver = useAction(OrderDeliverDocument, data => data.deliverOrder);

  async function confirm() {
    if (!(await deliver.run({ input: { orderId: order.id } }))) return;
    toast.success({ title: `Order ${order.number} is delivered` });
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={`Was order ${order.number} delivered?`}
      confirmLabel="Mark as delivered"
      cancelLabel="Not yet"
      danger={false}
      pending={deliver.pending}
      error={deliver.problem}
      onConfirm={() => void confirm()}
    >
      This cannot be undone. Goods can still be returned afterwards.
    </ConfirmDialog>
  );
}
