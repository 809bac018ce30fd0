import { randomInt } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Context } from '../../platform/context/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { query } from '../../platform/database/rows.ts';
import { type Sql, sql } from '../../platform/database/sql.ts';
import { AuditChain } from './audit-chain.entity.ts';
import { type ChainHead, chainCount, genesisHash } from './audit-chain.rules.ts';

/** Locks a chain that no other transaction is writing to, until the end of this transaction. */
export async function takeChain(ctx: Context): Promise<ChainHead> {
  await ensureChains(ctx);
  const start = randomInt(chainCount);
  const head =
    (await lockFree(ctx, sql`number >= ${start}`)) ??
    (await lockFree(ctx, sql`number >= 0`)) ??
    (await waitForChain(ctx));
  return head;
}

// Reads the range up to the first unlocked row and locks only that one. The range has no upper bound, because MySQL would
// also lock the row behind the bound, and a transaction that waits for one chain must not hold another.
async function lockFree(ctx: Context, where: Sql): Promise<ChainHead | undefined> {
  const [head] = await query<ChainHead>(
    ctx,
    sql`/* audit.takeChain */ select number, last_sequence as lastSequence, last_hash as lastHash from audit_chain where ${where} order by number limit 1${ctx.database.db.dialect.skipLocked}`,
  );
  return head;
}

async function waitForChain(ctx: Context): Promise<ChainHead> {
  const chains = await query<{ number: number }>(ctx, sql`/* audit.chains */ select number from audit_chain`);
  const chain = chains[randomInt(Math.max(1, chains.length))];
  // Somebody deleted all of them. Verification will report that, but the store must keep working.
  if (!chain) {
    await addChains(ctx);
    return (await lockFree(ctx, sql`number >= 0`))!;
  }
  // Unlike the select with skip locked, an update waits for the lock, even if it changes nothing.
  await query(
    ctx,
    sql`/* audit.waitForChain */ update audit_chain set number = number where number = ${chain.number}`,
  );
  return (await lockFree(ctx, sql`number = ${chain.number}`))!;
}

const databasesWithChains = new WeakSet<Database>();

// Counts without a lock: a locking read of an empty table would lock its gap, and then nobody could insert rows.
async function ensureChains(ctx: Context): Promise<void> {
  const { db } = ctx.database;
  if (databasesWithChains.has(db)) return;
  const [row] = await query<{ total: number }>(
    ctx,
    sql`/* audit.countChains */ select count(*) as total from audit_chain`,
  );
  // Only a later transaction can tell whether the rows were committed.
  if (Number(row!.total) > 0) databasesWithChains.add(db);
  else await addChains(ctx);
}

/**
 * Adds missing chains. All processes insert the numbers in the same order, so that one waits for the other instead of
 * deadlocking. If a chain has entries already, somebody deleted its head: the chain continues after its last entry, and
 * verification reports the hash that does not match it.
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
