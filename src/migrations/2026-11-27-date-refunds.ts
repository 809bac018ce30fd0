import type { Migration } from '../platform/database/migrations/migration.ts';

/** The time of a refund that succeeded, as the timeline of its payment has it. */
const dated = (refundId: string) =>
  `update refund set refunded_at = coalesce((select min(e.at) from payment_event as e
    where e.payment_id = refund.payment_id and e.kind = 'REFUNDED' and ${refundId} = refund.id), updated_at)
    where status = 'SUCCEEDED' and refunded_at is null`;

/** When the money of a refund was paid back, and the lists of refunds. */
export const dateRefunds: Migration = {
  name: '2026-11-27-date-refunds',
  mysql: [
    'alter table `refund` add `refunded_at` datetime(3) null',
    'alter table `refund` add index `refund_created_at_index` (`created_at`)',
    'alter table `refund` add index `refund_refunded_at_index` (`refunded_at`)',
    'alter table `refund` add index `refund_status_created_at_index` (`status`, `created_at`)',
    'alter table `refund` add index `refund_status_refunded_at_index` (`status`, `refunded_at`)',
    dated("json_unquote(json_extract(e.details, '$.refundId'))"),
  ],
  sqlite: [
    'alter table `refund` add column `refunded_at` datetime null',
    'create index `refund_created_at_index` on `refund` (`created_at`)',
    'create index `refund_refunded_at_index` on `refund` (`refunded_at`)',
    'create index `refund_status_created_at_index` on `refund` (`status`, `created_at`)',
    'create index `refund_status_refunded_at_index` on `refund` (`status`, `refunded_at`)',
    dated("json_extract(e.details, '$.refundId')"),
  ],
};
