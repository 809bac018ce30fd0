import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import { Transaction } from './transaction.ts';

const maxAttempts = 6;

/**
 * Runs `work` in one transaction and returns what it returned once that is committed. A deadlock or a lock timeout
 * runs it again, so `work` does nothing that a rollback cannot undo: no mail, no HTTP. Inside a transaction it joins.
 */
export async function inTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.isInTransaction) return work(ctx);
  const { db } = ctx.database;
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, transaction } = await attemptOf(ctx, work);
      ctx.state.readFromPrimary();
      ctx.loaders.clear();
      runAfterCommit(ctx, transaction);
      return result;
    } catch (error) {
      if (attempt === maxAttempts || !db.dialect.isDeadlock(error)) throw error;
      ctx.log.debug({ attempt }, 'Lost a race for locks; trying again.');
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

async function attemptOf<T>(
  ctx: Context,
  work: (ctx: Context) => Promise<T>,
): Promise<{ result: T; transaction: Transaction<Context> }> {
  return ctx.database.db.fork().transactional(async em => {
    const transaction = new Transaction<Context>(em);
    const inner = ctx.within(transaction);
    const result = await work(inner);
    if (transaction.beforeCommit.size > 0) await em.flush();
    await runBeforeCommit(inner, transaction);
    return { result, transaction };
  });
}

// A hook may ask for another one, or once more for one that has run already.
async function runBeforeCommit(ctx: Context, { beforeCommit }: Transaction<Context>): Promise<void> {
  for (const [key, hook] of beforeCommit) {
    beforeCommit.delete(key);
    await hook(ctx);
  }
}

// The transaction is committed: one hook's failure changes neither that nor what the other hooks do.
function runAfterCommit(ctx: Context, { afterCommit }: Transaction<Context>): void {
  for (const hook of afterCommit.values()) {
    try {
      hook();
    } catch (error) {
      ctx.log.error({ err: error }, 'A hook after a commit failed. The commit stands.');
    }
  }
}
