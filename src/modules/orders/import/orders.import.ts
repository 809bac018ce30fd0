import type { Context } from '../../../platform/context/context.ts';
import { codeProblem } from '../../../platform/files/import/code-column.ts';
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
import { markTotalsOutdated, recomputeOutdatedTotals } from './recompute-order-totals.ts';
import { rowsByKey } from './rows-by-key.ts';

/** What an imported order has until its lines are read, and what no file contains. */
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

/** Orders of another system: history, for which no stock is taken and no mail is sent. */
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
    let hasChanged = false;
    return {
      async apply(rows) {
        const named = <T>(pick: (row: (typeof rows)[number]['values']) => T) =>
          rows.map(row => pick(row.values));
        const customers = await idsOfCodes(
          ctx,
          Customer,
          named(row => row.customerCode),
        );
        const staff = await idsOfCodes(
          ctx,
          StaffMember,
          named(row => row.staffCode),
        );
        const numbers = named(row => row.number);
        const existing = await rowsByKey(ctx, Order, 'number', numbers, ['channel']);
        const isOwn = (number: string) =>
          (existing.get(number.toLowerCase())?.channel ?? 'IMPORT') !== 'IMPORT';
        const wanted = rows.flatMap(({ line, values }) => {
          const { number, customerCode, staffCode, placedAt, shippedAt, status } = values;
          const customer = customerCode === null ? null : customers.get(customerCode.toLowerCase());
          const soldBy = staffCode === null ? null : staff.get(staffCode.toLowerCase());
          if (customer === undefined)
            reject(line, 'customerCode', `There is no customer with the code "${customerCode}".`);
          if (soldBy === undefined)
            reject(line, 'staffCode', `There is no staff member with the code "${staffCode}".`);
          if (isOwn(number))
            reject(line, 'number', `"${number}" is an order of this store, which no import changes.`);
          if (customer === undefined || soldBy === undefined || isOwn(number)) return [];
          const taxRatePpm = values.taxRate ?? 0;
          const channel = 'IMPORT' as const;
          return { number, channel, status, customer, soldBy, currencyCode, taxRatePpm, placedAt, shippedAt };
        });
        const written = await writeChanges(ctx, Order, 'number', wanted, withoutLines, changes);
        hasChanged ||= written.length > 0;
        // Their lines may stay as they are, while the totals depend on their status and tax rate.
        const updated = written.filter(order => order.version > 1);
        await markTotalsOutdated(
          ctx,
          updated.map(({ id }) => id),
        );
      },
      async finish() {
        await recomputeOutdatedTotals(ctx);
        if (hasChanged) emit(ctx, ordersImported, {});
      },
    };
  },
);

/** The ids of those that a batch names and that are not deleted, by their code in lower case. */
async function idsOfCodes(
  ctx: Context,
  entity: typeof Customer | typeof StaffMember,
  codes: readonly (string | null)[],
): Promise<Map<string, string>> {
  const given = codes.filter(code => code !== null);
  const rows = await rowsByKey<Customer | StaffMember, 'code' | 'deletedAt'>(ctx, entity, 'code', given, [
    'deletedAt',
  ]);
  return new Map([...rows].filter(([, row]) => row.deletedAt === null).map(([code, { id }]) => [code, id]));
}
