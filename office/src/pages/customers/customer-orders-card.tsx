import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { OrderHeadlineBadge } from '../orders/state-badges.tsx';
import styles from './customer.module.css';
import type { CustomerOnPage } from './customer-page.tsx';

type Orders = NonNullable<CustomerOnPage['orders']>;

/** The last orders, and the way to all of them. */
export function CustomerOrdersCard({ customerId, orders }: { customerId: string; orders: Orders }) {
  return (
    <Card
      title="Orders"
      actions={
        orders.totalCount > 0 && <TextLink href={`/orders?customer=${customerId}`}>All orders</TextLink>
      }
    >
      {orders.nodes.length === 0 ? (
        <EmptyState compact title="No orders yet" />
      ) : (
        <PlainTable
          label="The last orders"
          rows={orders.nodes}
          getId={order => order.id}
          columns={[
            {
              id: 'number',
              header: 'Number',
              render: order => (
                <span className={styles.number}>
                  <TextLink href={`/orders/${order.id}`}>{order.number}</TextLink>
                </span>
              ),
            },
            { id: 'placed', header: 'Placed', render: order => <DateTime value={order.placedAt} /> },
            {
              id: 'status',
              header: 'Status',
              render: order => <OrderHeadlineBadge headline={order.headline} />,
            },
            { id: 'total', header: 'Total', align: 'end', render: order => <Money {...order.total} /> },
          ]}
        />
      )}
    </Card>
  );
}
