import type { Context } from '../../platform/context/context.ts';
import { rawSql } from '../../platform/database/sql.ts';
import { byColumn, type Way } from '../../platform/search/ways.sql.ts';
import { waysByCustomer } from '../accounts/customers/customer-ways.sql.ts';

/** How a word finds rentals: as the beginning of the number, or by the customer. */
export function waysToRental(ctx: Context, word: string): Way[] {
  const { dialect } = ctx.database.db;
  return [
    byColumn('rental', alias => dialect.startsWith(rawSql(`${alias}.number`), word)),
    ...waysByCustomer(ctx, 'rental', word),
  ];
}
