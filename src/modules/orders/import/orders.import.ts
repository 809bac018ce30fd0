import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { codeProblem, idsByCode } from '../../../platform/files/import/code-column.ts';
import { instant, oneOf, optional, parsedBy, text } from '../../../platform/files/import/columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { toPpm } from '../../../platform/lib/rate.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { Order, OrderStatus } from '../order.entity.ts';
import { ordersImported } from '../orders.events.ts';
import { type ImportedOrder, recomputeOrderTotals } from './recompute-order-totals.ts';

/** What an imported order has until its lines are read, and what no file says. */
const withoutLines = {
  subtotalMinor: 0,
  discountMinor: 0,
  taxMinor: 0,
  totalMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
  refundedNetMinor: 0,
  changeMinor: null,
  shippingAddress: null,
  notes: null,
  expiresAt: null,
  paidAt: null,
  trackingNumber: null,
  deliveredAt: null,
  cancelledAt: null,
  cancelReason: null,
  createdById: null,
};

/** Orders as they are in other books: history, for which no stock is taken and no mail is sent. */
export const ordersImport = defineImport(
  {
    file: 'orders.csv',
    after: ['customers.csv', 'staff.csv'],
    columns: {
      number: text(value => textProblem(value, { max: 40 })),
      customerCode: optional(text(codeProblem)),
      staffCode: optional(text(codeProblem)),
      placedAt: instant,
      shippedAt: optional(instant),
      status: oneOf(Object.keys(OrderStatus) as OrderStatus[]),
      taxRate: optional(parsedBy(rate => toPpm(rate, ['taxRate']))),
    },
    key: ['number'],
    mayLack: ['taxRate'],
  },
  async (ctx, changes, reject) => {
    const { currencyCode } = await readSettings(ctx);
    const customers = await idsByCode(ctx, Customer);
    const staff = await idsByCode(ctx, StaffMember);
    const own = await numbersOfOwnOrders(ctx);
    const updated: ImportedOrder[] = [];
    let hasChanged = false;
    return {
      async apply(rows) {
        const wanted = rows.flatMap(({ line, values }) => {
          const { number, customerCode, staffCode, placedAt, shippedAt, status } = values;
          const customer = customerCode === null ? null : customers.get(customerCode.toLowerCase());
          const soldBy = staffCode === null ? null : staff.get(staffCode.toLowerCase());
          if (customer === undefined)
            reject(line, 'customerCode', `There is no customer with the code "${customerCode}".`);
          if (soldBy === undefined)
            reject(line, 'staffCode', `There is no staff member with the code "${staffCode}".`);
          if (own.has(number.toLowerCase()))
            reject(line, 'number', `"${number}" is an order of this store, which no import changes.`);
          if (customer === undefined || soldBy === undefined || own.has(number.toLowerCase())) return [];
          const taxRatePpm = values.taxRate ?? 0;
          const channel = 'IMPORT' as const;
          return { number, channel, status, customer, soldBy, currencyCode, taxRatePpm, placedAt, shippedAt };
        });
        const written = await writeChanges(ctx, Order, 'number', wanted, withoutLines as never, changes);
        hasChanged ||= written.length > 0;
        updated.push(...written.filter(order => order.version > 1));
      },
      // Their lines may stay as they are, while their status and tax rate say what the sums are.
      async finish() {
        for (const order of updated) await recomputeOrderTotals(ctx, order);
        if (hasChanged) emit(ctx, ordersImported, {});
      },
    };
  },
);

async function numbersOfOwnOrders(ctx: Context): Promise<ReadonlySet<string>> {
  const rows = await query<{ number: string }>(
    ctx,
    sql`${rawSql("/* import own orders */ select number from sales_order where channel <> 'IMPORT'")}`,
  );
  return new Set(rows.map(row => row.number.toLowerCase()));
}
