import { Link } from '@tanstack/react-router';
import { Money } from '../../../kit/display/money.tsx';
import { RelativeTime } from '../../../kit/display/relative-time.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { SkeletonLines } from '../../../kit/state/skeleton.tsx';
import { OrderHeadlineBadge } from '../../orders/state-badges.tsx';
import styles from '../dashboard.module.css';
import type { DashboardQuery } from '../generated/graphql.ts';

type Order = NonNullable<DashboardQuery['recentOrders']>['nodes'][number];

export function RecentOrders({ orders, loading }: { orders: Order[] | undefined; loading: boolean }) {
  return (
    <Card title="Recent orders" flush actions={<Link to="/orders">All orders</Link>}>
      {loading && <SkeletonLines count={6} />}
      {orders?.length === 0 && <p className={styles.nothing}>Orders appear here as they are placed.</p>}
      <ul className={styles.list}>
        {orders?.map(order => (
          <li key={order.id}>
            <Link to="/orders/$orderId" params={{ orderId: order.id }} className={styles.entry}>
              <span className={styles.name}>{order.customer?.name ?? 'Walk-in customer'}</span>
              <span className={styles.detail}>
                {order.number} · <RelativeTime value={order.placedAt} />
              </span>
              <span className={styles.end}>
                <Money {...order.total} />
                <OrderHeadlineBadge headline={order.headline} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
