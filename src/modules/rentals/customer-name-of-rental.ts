import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';

/** The name of the customer of a rental, for receipts. */
export async function customerNameOfRental(ctx: Context, rentalId: string): Promise<string | null> {
  const [customer] = await query<{ name: string }>(
    ctx,
    sql`/* rentals.customerName */ select c.name from rental as r join customer as c on c.id = r.customer_id where r.id = ${rentalId}`,
  );
  return customer?.name ?? null;
}
