import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type OwnAddress, storedOwnAddress } from '../../accounts/addresses/own-address.ts';
import type { DemoCustomer, DemoProduct, DemoSeller, DemoStore } from './plan-demo-orders.ts';

/** What was created of the demo store before, always in the same order, so that the same random numbers give the same orders. */
export async function readDemoStore(ctx: Context): Promise<DemoStore> {
  const products = await query<DemoProduct>(
    ctx,
    sql`/* orders.demoProducts */ select id, sku, name, price_minor as priceMinor, stock_on_hand as stockOnHand from product order by sku`,
  );
  const customers = await query<
    OwnAddress & { id: string; userId: string | null; createdAt: string | number }
  >(
    ctx,
    sql`/* orders.demoCustomers */ select id, user_id as userId, created_at as createdAt, street, line2, postal_code as postalCode, city, region, country_code as countryCode, country from customer order by code`,
  );
  const sellers = await query<DemoSeller>(
    ctx,
    sql`/* orders.demoSellers */ select id, user_id as userId from staff_member order by code`,
  );
  const { dialect } = ctx.database.db;
  return {
    products: products.map(product => ({ ...product, priceMinor: Number(product.priceMinor) })),
    customers: customers.map(
      ({ id, userId, createdAt, ...address }): DemoCustomer => ({
        id,
        userId,
        joinedAt: dialect.readDate(createdAt),
        address: storedOwnAddress(address),
      }),
    ),
    sellers,
  };
}
