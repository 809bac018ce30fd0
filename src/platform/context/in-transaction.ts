import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from './context.ts';
import { Transaction } from './transaction.ts';

const maxAttempts = 6;

/**
 * Runs `work` in one transaction and returns its result after the commit. Inside a transaction it joins that one. After
 * a deadlock or a lock timeout it runs `work` again, so `work` does nothing that a rollback cannot undo: no mail, no HTTP.
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
      ctx.log.debug({ attempt }, 'Lost a race for locks; running the transaction again.');
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
