import type { Migration } from '../platform/database/migrations/migration.ts';

/** What the money of each order says. */
const fillPaymentStatus = `update sales_order set payment_status = case
    when paid_minor - refunded_minor >= total_minor and status <> 'PENDING_PAYMENT' then 'PAID'
    when refunded_minor > 0 and status <> 'PENDING_PAYMENT' then case when paid_minor <= refunded_minor then 'REFUNDED' else 'PARTIALLY_REFUNDED' end
    when paid_minor <= refunded_minor then 'UNPAID'
    else 'PARTIALLY_PAID' end`;

/** What its status, its times, and the returned units of its lines say. */
const fillFulfillmentStatus = `update sales_order set fulfillment_status = case
    when status = 'CANCELLED' then case when delivered_at is null then 'UNFULFILLED' else 'RETURNED' end
    when exists (select 1 from order_line as l where l.order_id = sales_order.id and l.deleted_at is null)
      and not exists (select 1 from order_line as l where l.order_id = sales_order.id and l.deleted_at is null and l.returned_quantity < l.quantity)
      then 'RETURNED'
    when status = 'DELIVERED' or delivered_at is not null then 'DELIVERED'
    when status = 'SHIPPED' or status = 'REFUNDED' and shipped_at is not null then 'SHIPPED'
    else 'UNFULFILLED' end`;

/** Whether the money for an order has come, and where its goods are, beside its status. */
export const statesOfOrders: Migration = {
  name: '2026-11-28-states-of-orders',
  mysql: [
    "alter table `sales_order` add `payment_status` varchar(20) not null default 'UNPAID'",
    "alter table `sales_order` add `fulfillment_status` varchar(20) not null default 'UNFULFILLED'",
    fillPaymentStatus,
    fillFulfillmentStatus,
    'alter table `sales_order` add index `sales_order_payment_status_placed_at_index` (`payment_status`, `placed_at`)',
    'alter table `sales_order` add index `sales_order_fulfillment_status_placed_at_index` (`fulfillment_status`, `placed_at`)',
  ],
  sqlite: [
    "alter table `sales_order` add column `payment_status` text collate nocase not null default 'UNPAID'",
    "alter table `sales_order` add column `fulfillment_status` text collate nocase not null default 'UNFULFILLED'",
    fillPaymentStatus,
    fillFulfillmentStatus,
    'create index `sales_order_payment_status_placed_at_index` on `sales_order` (`payment_status`, `placed_at`)',
    'create index `sales_order_fulfillment_status_placed_at_index` on `sales_order` (`fulfillment_status`, `placed_at`)',
  ],
};
