import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../database/pool/faults.ts';
import { serviceErrorOf } from '../database/service-error.ts';
import { commitObserver } from './commit-observer.ts';
import type { Context } from './context.ts';
import { rememberContext } from './context-of.ts';
import { Transaction } from './transaction.ts';
import { writeMarker } from './write-marker.ts';

/** How long a transaction that met such a fault is run again, in milliseconds. */
const repeatedFor: Partial<Record<Fault, number>> = { RACE: 10_000, CONNECTION: 2_000, CROWDED: 5_000 };
const longestPauseMs = 200;

/**
 * Runs `work` in one transaction and returns its result after the commit. Inside a transaction it joins that one. After
 * a lost race for locks, or when the connection breaks before the commit, it runs `work` again, so `work` does nothing
 * that a rollback cannot undo: no mail, no HTTP.
 * @throws UnavailableError, DeadlineError; the reason of a cancellation, if it came before the transaction began
 */
export async function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.isInTransaction) return work(ctx);
  const { db } = ctx.database;
  const lane = ctx.state.lane === 'SHOP' || ctx.state.lane === 'HEAVY' ? 'WRITE' : ctx.state.lane;
  const observer = ctx.services.find(commitObserver);
  const changed = new Set<string>();
  const see = (statement: string) => {
    const table = observer?.changedBy(statement);
    if (table !== undefined) changed.add(table);
  };
  // What it waits for a connection is limited elsewhere.
  let begun = Number.POSITIVE_INFINITY;
  const run = () => {
    begun = Math.min(begun, performance.now());
    return attemptOf(ctx, work, observer && see);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, transaction } = await db.holding(ctx.state, lane, run);
      ctx.state.readFromPrimary();
      ctx.loaders.clear();
      observer?.committed(ctx, changed);
      await ctx.services.find(writeMarker)?.mark(ctx);
      runAfterCommit(ctx, transaction);
      return result;
    } catch (error) {
      const fault = db.dialect.faultOf(error);
      // It may have been committed nevertheless.
      if (fault === 'CONNECTION') observer?.committed(ctx, changed);
      const repeatMs = (fault && repeatedFor[fault]) ?? 0;
      const pauseMs = Math.random() * Math.min(longestPauseMs, 10 * 2 ** attempt);
      const until = Math.min(begun + repeatMs, ctx.state.endsAt);
      if (repeatMs === 0 || performance.now() + pauseMs > until) throw serviceErrorOf(error) ?? error;
      ctx.log.debug({ attempt, fault }, 'Running the transaction again.');
      await sleep(pauseMs);
    }
  }
}

async function attemptOf<T>(
  ctx: Context,
  work: (ctx: Context) => Promise<T>,
  see: ((statement: string) => void) | undefined,
): Promise<{ result: T; transaction: Transaction<Context> }> {
  const { db } = ctx.database;
  return db.transaction(async em => {
    if (see) db.watchTransaction(em, see);
    if (ctx.state.kind === 'JOB') await db.limitTransaction(em, 'JOB');
    const transaction = new Transaction<Context>(em);
    const inner = ctx.within(transaction);
    rememberContext(inner);
    const result = await work(inner);
    if (transaction.beforeCommit.size > 0) await em.flush();
    await runBeforeCommit(inner, transaction);
    return { result, transaction };
  });
}

// A hook may add another one, also under a key whose hook has run already.
async function runBeforeCommit(ctx: Context, { beforeCommit }: Transaction<Context>): Promise<void> {
  for (const [key, hook] of beforeCommit) {
    beforeCommit.delete(key);
    await hook(ctx);
  }
}

// The transaction is committed: a hook that fails changes neither that nor the other hooks.
function runAfterCommit(ctx: Context, { afterCommit }: Transaction<Context>): void {
  for (const hook of afterCommit.values()) {
    try {
      hook();
    } catch (error) {
      ctx.log.error({ err: error }, 'A hook after a commit failed. The change is committed.');
    }
  }
}
