import { codeProblem } from '../../../platform/files/import/code-column.ts';
import { instant, oneOf, optional, parsedBy, text } from '../../../platform/files/import/columns.ts';
import { decimal } from '../../../platform/files/import/decimal-column.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { References } from '../../../platform/files/import/references.ts';
import { writeRows } from '../../../platform/files/import/write-rows.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { toPpm } from '../../../platform/lib/rate.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { Order } from '../order.entity.ts';
import { ordersImported } from '../orders.events.ts';
import { fulfillmentStatusOf } from '../states/order-states.rules.ts';
import { OrderStatus } from '../states/order-status.ts';
import type { OrderPaymentStatus } from '../states/payment-status.ts';
import { markTotalsOutdated, recomputeOutdatedTotals } from './recompute-order-totals.ts';
import { rowsByKey } from './rows-by-key.ts';

/** Files say in one word where an order stands. History that was not canceled was paid. */
const paymentInWords: Readonly<Record<OrderStatus, OrderPaymentStatus>> = {
  PENDING_PAYMENT: 'UNPAID',
  PAID: 'PAID',
  SHIPPED: 'PAID',
  DELIVERED: 'PAID',
  CANCELLED: 'UNPAID',
  REFUNDED: 'REFUNDED',
};

/** What an imported order has until its lines are read, where the file has no column, and what no file contains. */
const defaults = {
  customer: null,
  soldBy: null,
  taxRatePpm: 0,
  shippedAt: null,
  subtotalMinor: 0,
  discountMinor: 0,
  taxMinor: 0,
  totalMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
  refundedNetMinor: 0,
  changeMinor: null,
  shippingAddress: null,
  billingAddress: null,
  notes: null,
  expiresAt: null,
  paidAt: null,
  trackingNumber: null,
  deliveredAt: null,
  cancelledAt: null,
  cancelReason: null,
  createdById: null,
};

/** What a new order's word and its time of shipping say of its money and its goods, until its lines are read. */
function newStates(status: OrderStatus | undefined, shippedAt: Date | null | undefined) {
  if (!status) return {};
  return {
    paymentStatus: paymentInWords[status],
    fulfillmentStatus: fulfillmentStatusOf({ status, shippedAt, deliveredAt: null }, false),
  };
}

/** Orders of another system: history, for which no stock is taken and no mail is sent. */
export const ordersImport = defineImport(
  {
    file: 'orders.csv',
    kind: 'ORDERS',
    // Imported orders count as sales, whoever sold what.
    permissions: ['ORDERS_MANAGE', 'SALES_MANAGE'],
    after: ['customers.csv', 'staff.csv'],
    columns: {
      number: text(value => textProblem(value, { max: 40 })),
      customerCode: optional(text(codeProblem)),
      staffCode: optional(text(codeProblem)),
      placedAt: instant,
      shippedAt: optional(instant),
      status: oneOf(Object.keys(OrderStatus) as OrderStatus[]),
      taxRate: optional(decimal(parsedBy(rate => toPpm(rate, ['taxRate'])))),
    },
    key: ['number'],
    neededByNew: ['placedAt', 'status'],
  },
  async (ctx, run) => {
    const { currencyCode } = await readSettings(ctx);
    const customers = new References(Customer, 'customer');
    const staff = new References(StaffMember, 'staff member');
    let hasChanged = false;
    return {
      async apply(rows) {
        const named = <T>(pick: (row: (typeof rows)[number]['values']) => T) =>
          rows.map(row => pick(row.values));
        const customerOf = await customers.find(
          ctx,
          named(row => row.customerCode),
        );
        const staffMemberOf = await staff.find(
          ctx,
          named(row => row.staffCode),
        );
        const numbers = named(row => row.number);
        const existing = await rowsByKey(ctx, Order, 'number', numbers, ['channel']);
        const isOwn = (number: string) =>
          (existing.get(number.toLowerCase())?.channel ?? 'IMPORT') !== 'IMPORT';
        const wanted = rows.flatMap(({ line, values }) => {
          const { number, customerCode, staffCode, placedAt, shippedAt, status, taxRate } = values;
          const customer = customerOf(customerCode);
          const soldBy = staffMemberOf(staffCode);
          if ('reason' in customer) run.reject(line, 'customerCode', customer.reason);
          if ('reason' in soldBy) run.reject(line, 'staffCode', soldBy.reason);
          if (isOwn(number))
            run.reject(line, 'number', `"${number}" is an order of this store, which no import changes.`);
          if ('reason' in customer || 'reason' in soldBy || isOwn(number)) return [];
          const order = {
            number,
            channel: 'IMPORT' as const,
            status,
            customer: customer.value,
            soldBy: soldBy.value,
            currencyCode,
            taxRatePpm: taxRate === null ? 0 : taxRate,
            placedAt,
            shippedAt,
            // What happened to an order here since its last import is not in the file.
            ...(existing.has(number.toLowerCase()) ? {} : newStates(status, shippedAt)),
          };
          return { line, values: order };
        });
        const written = await writeRows(ctx, run, Order, 'number', wanted, defaults);
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
