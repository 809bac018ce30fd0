import type { Context } from './context.ts';
import { inTransaction } from './in-transaction.ts';

/** Ends a transaction that went well without its commit. */
class RolledBack extends Error {}

/** Runs `work` in a transaction, undoes all that it changed, and returns its result: a rehearsal. */
export async function rolledBack<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  try {
    await inTransaction(ctx, async ctx => {
      result = { value: await work(ctx) };
      throw new RolledBack('Rolled back as intended.');
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return result!.value;
}
