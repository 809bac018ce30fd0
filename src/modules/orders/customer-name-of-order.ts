import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';

/** The name of the customer of an order, for receipts; null when nobody is named, as at the counter. */
export async function customerNameOfOrder(ctx: Context, orderId: string): Promise<string | null> {
  const [customer] = await query<{ name: string }>(
    ctx,
    sql`/* orders.customerName */ select c.name from sales_order as o join customer as c on c.id = o.customer_id where o.id = ${orderId}`,
  );
  return customer?.name ?? null;
}
