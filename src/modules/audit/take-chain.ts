import { randomInt } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Context } from '../../platform/context/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { query } from '../../platform/database/rows.ts';
import { type Sql, sql } from '../../platform/database/sql.ts';
import { AuditChain } from './audit-chain.entity.ts';
import { type ChainHead, chainCount, genesisHash } from './audit-chain.rules.ts';

/** Locks a chain that nobody else is writing to, until the end of the transaction. */
export async function takeChain(ctx: Context): Promise<ChainHead> {
  await haveChains(ctx);
  const start = randomInt(chainCount);
  const head =
    (await lockFree(ctx, sql`number >= ${start}`)) ??
    (await lockFree(ctx, sql`number >= 0`)) ??
    (await waitForOne(ctx));
  return head;
}

// The range is read up to the first row that is free, and only that one is locked. It is open at its end: MySQL would
// lock the row behind a bound too, and whoever waits for one chain must not hold another.
async function lockFree(ctx: Context, where: Sql): Promise<ChainHead | undefined> {
  const [head] = await query<ChainHead>(
    ctx,
    sql`/* audit.takeChain */ select number, last_sequence as lastSequence, last_hash as lastHash from audit_chain where ${where} order by number limit 1${ctx.database.db.dialect.skipLocked}`,
  );
  return head;
}

async function waitForOne(ctx: Context): Promise<ChainHead> {
  const chains = await query<{ number: number }>(ctx, sql`/* audit.chains */ select number from audit_chain`);
  const chain = chains[randomInt(Math.max(1, chains.length))];
  // Somebody deleted them all: the log is broken, and says so, but the store must go on.
  if (!chain) {
    await addChains(ctx);
    return (await lockFree(ctx, sql`number >= 0`))!;
  }
  // An update waits for the lock, unlike the select, even if it changes nothing.
  await query(
    ctx,
    sql`/* audit.waitForChain */ update audit_chain set number = number where number = ${chain.number}`,
  );
  return (await lockFree(ctx, sql`number = ${chain.number}`))!;
}

const databasesWithChains = new WeakSet<Database>();

// Looks without a lock: a locking read of an empty table would lock its gap, and then nobody could fill it.
async function haveChains(ctx: Context): Promise<void> {
  const { db } = ctx.database;
  if (databasesWithChains.has(db)) return;
  const [row] = await query<{ total: number }>(
    ctx,
    sql`/* audit.countChains */ select count(*) as total from audit_chain`,
  );
  // Whether the rows are there for good shows only to a later transaction.
  if (Number(row!.total) > 0) databasesWithChains.add(db);
  else await addChains(ctx);
}

/**
 * Adds the chains that are not there. All who do this go through the numbers in the same order, so one waits for the
 * other. Where entries are there already, somebody deleted the chains: they go on behind the last entry, and the
 * hash that does not fit it will show for ever.
 */
async function addChains(ctx: Context): Promise<void> {
  const ends = await query<{ chain: number; last: number }>(
    ctx,
    sql`/* audit.lastSequences */ select chain, max(sequence) as last from audit_entry group by chain`,
  );
  const lastByChain = new Map(ends.map(({ chain, last }) => [chain, last]));
  const heads = Array.from({ length: chainCount }, (_, number) => ({
    number,
    lastSequence: lastByChain.get(number) ?? 0,
    lastHash: genesisHash,
  }));
  await (ctx.em as SqlEntityManager)
    .createQueryBuilder(AuditChain)
    .insert(heads)
    .onConflict('number')
    .merge(['number'])
    .execute('run');
}
