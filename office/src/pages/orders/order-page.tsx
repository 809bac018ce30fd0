import { useParams } from '@tanstack/react-router';
import { useQuery, useSubscription } from 'urql';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Card } from '../../kit/page/card.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { MissingPage } from '../../shell/error/missing-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { OrderPageDocument, type OrderPageQuery, OrderPageUpdatedDocument } from './generated/graphql.ts';
import styles from './order-page.module.css';
import { orderChannels } from './order-words.ts';
import { OrderCustomerCard } from './parts/order-customer-card.tsx';
import { OrderHeader } from './parts/order-header.tsx';
import { OrderLinesCard } from './parts/order-lines-card.tsx';
import { OrderPaymentsCard } from './parts/order-payments-card.tsx';
import { OrderShipmentsCard } from './parts/order-shipments-card.tsx';
import { OrderTimelineCard } from './parts/order-timeline-card.tsx';

export type OrderDetails = NonNullable<OrderPageQuery['order']>;

export function OrderPage() {
  const { orderId } = useParams({ from: '/frame/orders/$orderId' });
  // Another order is another page: nothing typed for one may reach the other.
  return <OneOrder key={orderId} orderId={orderId} />;
}

function OneOrder({ orderId }: { orderId: string }) {
  const can = useCan();
  const variables = { id: orderId, withContact: can('CUSTOMERS_VIEW') };
  const [{ data, fetching, error }, read] = useQuery({ query: OrderPageDocument, variables });
  const order = data?.order;
  usePageTitle(order ? `Order ${order.number}` : 'Order');
  // The event carries the order, which the cache gives to the query.
  useSubscription({ query: OrderPageUpdatedDocument, variables, pause: !order });

  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (failure && !order) return <ErrorState {...failure} retrying={fetching} />;
  if (!data) return <SkeletonLines count={8} label="Loading the order…" />;
  if (!order) return <MissingPage seenWith="ORDERS_VIEW" />;
  return (
    <>
      <OrderHeader
        order={order}
        meta={
          <>
            <DateTime value={order.placedAt} />
            <span>{orderChannels[order.channel]}</span>
            {order.soldBy && <span>sold by {order.soldBy.name}</span>}
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <OrderLinesCard order={order} />
          <OrderShipmentsCard order={order} />
          <OrderPaymentsCard order={order} />
        </div>
        <div className={styles.side}>
          <OrderCustomerCard order={order} />
          {order.notes && (
            <Card title="Notes">
              <p className={styles.notes}>{order.notes}</p>
            </Card>
          )}
          <OrderTimelineCard order={order} />
        </div>
      </div>
    </>
  );
}
