import type { Context } from '../../../platform/context/context.ts';
import { rawSql, type Sql } from '../../../platform/database/sql.ts';
import {
  byColumn,
  byOwner,
  byWords,
  byWordsOfOwner,
  type Reference,
  type Way,
} from '../../../platform/search/ways.sql.ts';
import { customerSearch } from '../account-search.ts';
import { isAddress } from '../email-address.ts';

/** How a word finds customers: as the beginning of an email address or a code, or by the words of what is known of them. */
export function waysToCustomer(ctx: Context, word: string): Way[] {
  if (isAddress(word)) return [byColumn('customer', beginsWith(ctx, 'email', word))];
  return [byColumn('customer', beginsWith(ctx, 'code', word)), ...byWords(ctx, customerSearch, word)];
}

/** How a word finds what belongs to customers: by their email address, or by the words of what is known of them. */
export function waysByCustomer(ctx: Context, table: string, word: string): Way[] {
  const owned: Reference = { table, column: 'customer_id' };
  return isAddress(word)
    ? [byOwner(owned, 'customer', beginsWith(ctx, 'email', word))]
    : byWordsOfOwner(ctx, owned, customerSearch, word);
}

function beginsWith(ctx: Context, column: string, word: string): (alias: string) => Sql {
  return alias => ctx.database.db.dialect.startsWith(rawSql(`${alias}.${column}`), word);
}
