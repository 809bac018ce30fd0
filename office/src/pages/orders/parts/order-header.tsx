import { Ban, CreditCard, HandCoins, PackageCheck, Pencil, Truck, Undo2, XCircle } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import type { MenuAction } from '../../../kit/menu/menu.tsx';
import { PageHeader } from '../../../kit/page/page-header.tsx';
import { type ActionChoice, menuActions } from '../../../lib/menu-actions.ts';
import { useMayOpen } from '../../../shell/navigation/use-may-open.ts';
import { CancelOrderDialog } from '../actions/cancel-order-dialog.tsx';
import { DeliverOrderDialog } from '../actions/deliver-order-dialog.tsx';
import { PayOrderDialog } from '../actions/pay-order-dialog.tsx';
import { RecordOrderPaymentDialog } from '../actions/record-order-payment-dialog.tsx';
import { ReturnLinesDialog } from '../actions/return-lines-dialog.tsx';
import { ShipOrderDialog } from '../actions/ship-order-dialog.tsx';
import { VoidSaleDialog } from '../actions/void-sale-dialog.tsx';
import type { OrderAction } from '../generated/graphql.ts';
import type { OrderDetails } from '../order-page.tsx';
import { OrderHeadlineBadge } from '../state-badges.tsx';

/** How each action is worded, in the order in which an order goes through them. Refunds stand at the payments. */
const actions = {
  PAY: { label: 'Take payment', icon: <CreditCard aria-hidden /> },
  RECORD_PAYMENT: { label: 'Record payment', icon: <HandCoins aria-hidden /> },
  SHIP: { label: 'Ship', icon: <Truck aria-hidden /> },
  DELIVER: { label: 'Mark as delivered', icon: <PackageCheck aria-hidden /> },
  UPDATE: { label: 'Change addresses or notes', icon: <Pencil aria-hidden /> },
  RETURN: { label: 'Return', icon: <Undo2 aria-hidden /> },
  REFUND_SHIPPING: { label: 'Refund shipping', icon: <Undo2 aria-hidden /> },
  CANCEL: { label: 'Cancel order', icon: <XCircle aria-hidden />, danger: true },
  VOID_SALE: { label: 'Void sale', icon: <Ban aria-hidden />, danger: true },
} satisfies Partial<Record<OrderAction, ActionChoice>>;

type Shown = keyof typeof actions;

const EditOrderDialog = lazy(() => import('../actions/edit-order-dialog.tsx'));
const RefundShippingDialog = lazy(() => import('../actions/refund-shipping-dialog.tsx'));

/** What moves an order on is the button; the rest stands beside it. */
const forward: readonly string[] = ['PAY', 'RECORD_PAYMENT', 'SHIP', 'DELIVER'];

/** What is done nearly as often stands beside the button, where it can be done. */
const beside: readonly string[] = ['RECORD_PAYMENT', 'RETURN'];

export function OrderHeader({ order, meta }: { order: OrderDetails; meta: ReactNode }) {
  const [open, setOpen] = useState<Shown | null>(null);
  const offered = menuActions(order.nextActions, actions).map(action => ({
    ...action,
    onAction: () => setOpen(action.id as Shown),
  }));
  const primary = offered.find(({ id, disabledReason }) => !disabledReason && forward.includes(id));
  const others = offered.filter(each => each !== primary);
  const isBeside = ({ id, disabledReason }: MenuAction) => beside.includes(id) && !disabledReason;
  const mayOpen = useMayOpen();
  const dialog = { order, onClose: () => setOpen(null) };

  return (
    <>
      <PageHeader
        title={`Order ${order.number}`}
        back={mayOpen('/orders') ? { href: '/orders', label: 'Orders' } : undefined}
        badge={<OrderHeadlineBadge headline={order.headline} />}
        meta={meta}
        primary={
          primary && (
            <Button variant="primary" icon={primary.icon} onPress={primary.onAction}>
              {primary.label}
            </Button>
          )
        }
        actions={others.filter(isBeside)}
        moreActions={others.filter(each => !isBeside(each))}
      />
      {open === 'PAY' && <PayOrderDialog {...dialog} />}
      {open === 'RECORD_PAYMENT' && <RecordOrderPaymentDialog {...dialog} />}
      {open === 'UPDATE' && (
        <Suspense>
          <EditOrderDialog {...dialog} />
        </Suspense>
      )}
      {open === 'SHIP' && <ShipOrderDialog {...dialog} />}
      {open === 'DELIVER' && <DeliverOrderDialog {...dialog} />}
      {open === 'RETURN' && <ReturnLinesDialog {...dialog} />}
      {open === 'REFUND_SHIPPING' && (
        <Suspense>
          <RefundShippingDialog {...dialog} />
        </Suspense>
      )}
      {open === 'CANCEL' && <CancelOrderDialog {...dialog} />}
      {open === 'VOID_SALE' && <VoidSaleDialog {...dialog} />}
    </>
  );
}
