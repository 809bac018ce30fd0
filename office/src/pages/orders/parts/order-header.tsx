import { Ban, CreditCard, PackageCheck, Truck, Undo2, XCircle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import type { MenuAction } from '../../../kit/menu/menu.tsx';
import { PageHeader } from '../../../kit/page/page-header.tsx';
import { CancelOrderDialog } from '../actions/cancel-order-dialog.tsx';
import { DeliverOrderDialog } from '../actions/deliver-order-dialog.tsx';
import { PayOrderDialog } from '../actions/pay-order-dialog.tsx';
import { ReturnLinesDialog } from '../actions/return-lines-dialog.tsx';
import { ShipOrderDialog } from '../actions/ship-order-dialog.tsx';
import { VoidSaleDialog } from '../actions/void-sale-dialog.tsx';
import type { OrderAction } from '../generated/graphql.ts';
import type { OrderDetails } from '../order-page.tsx';
import { OrderStatusBadge } from '../order-status.tsx';

/** How each action is worded, in the order in which an order goes through them. Refunds stand at the payments. */
const actions = [
  { action: 'PAY', label: 'Take payment', icon: <CreditCard aria-hidden /> },
  { action: 'SHIP', label: 'Ship', icon: <Truck aria-hidden /> },
  { action: 'DELIVER', label: 'Mark as delivered', icon: <PackageCheck aria-hidden /> },
  { action: 'RETURN', label: 'Return', icon: <Undo2 aria-hidden /> },
  { action: 'CANCEL', label: 'Cancel order', icon: <XCircle aria-hidden />, danger: true },
  { action: 'VOID_SALE', label: 'Void sale', icon: <Ban aria-hidden />, danger: true },
] as const satisfies readonly { action: OrderAction; label: string; icon: ReactNode; danger?: boolean }[];

type Shown = (typeof actions)[number]['action'];

/** What moves an order on is the button; the rest stands beside it. */
const forward: readonly Shown[] = ['PAY', 'SHIP', 'DELIVER'];

export function OrderHeader({ order, meta }: { order: OrderDetails; meta: ReactNode }) {
  const [open, setOpen] = useState<Shown | null>(null);
  const offered = actions.flatMap(each => {
    const next = order.nextActions.find(({ action }) => action === each.action);
    return next ? [{ ...each, ...next }] : [];
  });
  const primary = offered.find(({ action, allowed }) => allowed && forward.some(each => each === action));
  const others = offered.filter(each => each !== primary);
  const toMenu = ({
    action,
    label,
    icon,
    allowed,
    reason,
    ...rest
  }: (typeof offered)[number]): MenuAction => ({
    id: action,
    label,
    icon,
    danger: 'danger' in rest,
    disabledReason: allowed ? null : reason,
    onAction: () => setOpen(action as Shown),
  });
  const dialog = { order, onClose: () => setOpen(null) };

  return (
    <>
      <PageHeader
        title={`Order ${order.number}`}
        back={{ href: '/orders', label: 'Orders' }}
        badge={<OrderStatusBadge status={order.status} />}
        meta={meta}
        primary={
          primary && (
            <Button variant="primary" icon={primary.icon} onPress={() => setOpen(primary.action as Shown)}>
              {primary.label}
            </Button>
          )
        }
        actions={others.filter(({ allowed, action }) => allowed && action === 'RETURN').map(toMenu)}
        moreActions={others.filter(({ allowed, action }) => !allowed || action !== 'RETURN').map(toMenu)}
      />
      {open === 'PAY' && <PayOrderDialog {...dialog} />}
      {open === 'SHIP' && <ShipOrderDialog {...dialog} />}
      {open === 'DELIVER' && <DeliverOrderDialog {...dialog} />}
      {open === 'RETURN' && <ReturnLinesDialog {...dialog} />}
      {open === 'CANCEL' && <CancelOrderDialog {...dialog} />}
      {open === 'VOID_SALE' && <VoidSaleDialog {...dialog} />}
    </>
  );
}
