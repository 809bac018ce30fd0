import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';

interface Found {
  readonly id: string;
  readonly refundableMinor: number | string;
  readonly failedMinor: number | string;
  readonly returnedMinor: number | string;
}

const found = `select p.id, p.amount_minor - p.refunded_minor - p.pending_refund_minor as refundableMinor,
    sum(case when r.status = 'FAILED' then r.amount_minor else 0 end) as failedMinor,
    sum(case when r.status = 'SUCCEEDED' then r.amount_minor else 0 end) as returnedMinor
  from refund as r join payment as p on p.id = r.payment_id where r.failure_message is not null
  group by p.id, p.amount_minor, p.refunded_minor, p.pending_refund_minor`;

/**
 * Refunds that failed, as far as the money can still be refunded, and those that a bank sent back. It gives the same when it
 * runs again.
 */
async function fillDue(connection: MigrationConnection): Promise<void> {
  for (const { id, ...row } of await connection.run<Found>(found)) {
    const [refundable, failed, returned] = [row.refundableMinor, row.failedMinor, row.returnedMinor].map(
      Number,
    );
    const due = Math.min(failed!, refundable!) + returned!;
    await connection.run('update payment set refund_due_minor = ?, returned_refund_minor = ? where id = ?', [
      due,
      returned,
      id,
    ]);
  }
}

const index = 'payment_refund_due_minor_index';

/** What somebody must still give back in another way, so that a list of it is read along an index. */
export const refundsDue: Migration = {
  name: '2026-11-26-refunds-due',
  mysql: [
    'alter table `payment` add `refund_due_minor` bigint not null default 0',
    'alter table `payment` add `returned_refund_minor` bigint not null default 0',
    fillDue,
    `alter table \`payment\` add index \`${index}\` (\`refund_due_minor\`)`,
  ],
  sqlite: [
    "alter table `payment` add column `refund_due_minor` bigint not null default '0'",
    "alter table `payment` add column `returned_refund_minor` bigint not null default '0'",
    fillDue,
    `create index \`${index}\` on \`payment\` (\`refund_due_minor\`)`,
  ],
};
