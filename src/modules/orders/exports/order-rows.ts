import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import type { ExportParameters } from '../../../platform/files/define-export.ts';
import { afterTime } from '../../../platform/files/keyset.ts';
import { withinDays } from '../../settings/within-days.ts';
import type { OrderChannel, OrderStatus } from '../order.entity.ts';

/** An order as the exports read it. */
export interface ExportedOrder {
  readonly id: string;
  readonly number: string;
  readonly placedAt: Date;
  readonly channel: OrderChannel;
  readonly status: OrderStatus;
  readonly customerCode: string | null;
  readonly customer: string | null;
  readonly soldBy: string | null;
  readonly currencyCode: string;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly taxRatePpm: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
  readonly paidAt: Date | null;
  readonly shippedAt: Date | null;
  readonly cancelReason: string | null;
}

const placedAt = rawSql('t.placed_at');

/** Condition: the orders, in a table called `t`, were placed in the range. */
export function placedWithin(parameters: ExportParameters): Sql {
  return sql`t.deleted_at is null and ${withinDays(placedAt, parameters)}`;
}

type Raw = Omit<ExportedOrder, 'placedAt' | 'paidAt' | 'shippedAt'> & {
  readonly placed: string | number;
  readonly paid: string | number | null;
  readonly shipped: string | number | null;
};

/** The next orders after one, in the order in which they were placed. */
export async function readOrders(
  ctx: Context,
  parameters: ExportParameters,
  last: Pick<ExportedOrder, 'id' | 'placedAt'> | null,
  size: number,
): Promise<ExportedOrder[]> {
  const rows = await query<Raw>(
    ctx,
    sql`/* exports.orders */ select t.id, t.number, t.placed_at as placed, t.channel, t.status, c.code as customerCode,
        c.name as customer, s.name as soldBy, t.currency_code as currencyCode, t.subtotal_minor as subtotalMinor,
        t.discount_minor as discountMinor, t.tax_rate_ppm as taxRatePpm, t.tax_minor as taxMinor,
        t.total_minor as totalMinor, t.paid_minor as paidMinor, t.refunded_minor as refundedMinor, t.paid_at as paid,
        t.shipped_at as shipped, t.cancel_reason as cancelReason
      from sales_order as t
      left join customer as c on c.id = t.customer_id and c.deleted_at is null
      left join staff_member as s on s.id = t.sold_by_id and s.deleted_at is null
      where ${placedWithin(parameters)} and ${afterTime(placedAt, last?.placedAt ?? null, last?.id ?? null)}
      order by t.placed_at, t.id ${rawSql(`limit ${size}`)}`,
  );
  const { readDate } = ctx.database.db.dialect;
  const dateOrNull = (value: string | number | null) => (value === null ? null : readDate(value));
  return rows.map(({ placed, paid, shipped, ...row }) => ({
    ...row,
    placedAt: readDate(placed),
    paidAt: dateOrNull(paid),
    shippedAt: dateOrNull(shipped),
  }));
}
