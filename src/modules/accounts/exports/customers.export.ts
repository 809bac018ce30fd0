import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineExport } from '../../../platform/files/define-export.ts';
import { afterId, batchLimit, keysetBatches } from '../../../platform/files/keyset.ts';

interface CustomerLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly contactName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly userId: string | null;
  readonly createdAt: string | number;
}

export const customersExport = defineExport<CustomerLine & { readonly created: Date }>({
  report: 'CUSTOMERS',
  title: 'Customers',
  description: 'All customers.',
  permissions: ['CUSTOMERS_VIEW'],
  range: 'NONE',
  columns: () => [
    { header: 'Code', kind: 'TEXT', value: row => row.code },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Contact', kind: 'TEXT', value: row => row.contactName },
    { header: 'Email', kind: 'TEXT', value: row => row.email },
    { header: 'Phone', kind: 'TEXT', value: row => row.phone },
    { header: 'Street', kind: 'TEXT', value: row => row.street },
    { header: 'Postal code', kind: 'TEXT', value: row => row.postalCode },
    { header: 'City', kind: 'TEXT', value: row => row.city },
    { header: 'Region', kind: 'TEXT', value: row => row.region },
    { header: 'Country', kind: 'TEXT', value: row => row.country },
    { header: 'Has account', kind: 'TEXT', value: row => (row.userId === null ? 'no' : 'yes') },
    { header: 'Created', kind: 'DATETIME', value: row => row.created },
  ],
  async count(ctx) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.customers, count */ select count(*) as total from customer as t where t.deleted_at is null`,
    );
    return Number(row!.total);
  },
  rows: ctx => keysetBatches(last => readCustomers(ctx, last)),
});

async function readCustomers(ctx: Context, last: { readonly id: string } | null) {
  const rows = await query<CustomerLine>(
    ctx,
    sql`/* exports.customers */ select t.id, t.code, t.name, t.contact_name as contactName, t.email, t.phone, t.street,
        t.postal_code as postalCode, t.city, t.region, t.country, t.user_id as userId, t.created_at as createdAt
      from customer as t where t.deleted_at is null and ${afterId(last)} order by t.id ${batchLimit}`,
  );
  const { readDate } = ctx.database.db.dialect;
  return rows.map(row => ({ ...row, created: readDate(row.createdAt) }));
}
