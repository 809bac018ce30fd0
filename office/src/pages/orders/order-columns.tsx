import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { ObjectLink } from '../../shell/object-link.tsx';
import type { OrdersQuery } from './generated/graphql.ts';
import { orderChannels } from './order-words.ts';
import { OrderFulfillmentBadge, OrderHeadlineBadge, OrderPaymentBadge } from './state-badges.tsx';

export type OrderRow = OrdersQuery['orders']['nodes'][number];

export const orderColumns: TableColumn<OrderRow>[] = [
  { id: 'NUMBER', header: 'Number', sortable: true, width: 'narrow', render: order => order.number },
  {
    id: 'PLACED_AT',
    header: 'Placed',
    sortable: true,
    hideable: true,
    render: order => <DateTime value={order.placedAt} />,
  },
  {
    id: 'customer',
    header: 'Customer',
    width: 'medium',
    render: ({ customer }) =>
      customer ? <ObjectLink id={customer.id}>{customer.name}</ObjectLink> : <Nothing />,
  },
  { id: 'status', header: 'Status', render: order => <OrderHeadlineBadge headline={order.headline} /> },
  {
    id: 'payment',
    header: 'Payment',
    hiddenAtFirst: true,
    render: order => <OrderPaymentBadge status={order.paymentStatus} />,
  },
  {
    id: 'fulfillment',
    header: 'Goods',
    hiddenAtFirst: true,
    render: order => <OrderFulfillmentBadge status={order.fulfillmentStatus} />,
  },
  {
    id: 'channel',
    header: 'Channel',
    width: 'narrow',
    hideable: true,
    render: order => orderChannels[order.channel],
  },
  {
    id: 'tracking',
    header: 'Tracking number',
    hiddenAtFirst: true,
    render: order => order.trackingNumber ?? <Nothing />,
  },
  {
    id: 'TOTAL',
    header: 'Total',
    align: 'end',
    sortable: true,
    render: order => <Money amount={order.total.amount} currencyCode={order.total.currencyCode} />,
  },
];
