import type { Context } from '../../platform/context/context.ts';
import { TransactionKey } from '../../platform/context/transaction.ts';
import type { AuditBatch } from './audit-draft.ts';
import { writeEntries } from './write-entries.ts';

const openBatch = new TransactionKey<AuditBatch>(() => ({ drafts: [], erasures: [] }));

/** The entries that the running transaction will write to the audit log, right before its commit. */
export function batchOf(ctx: Context): AuditBatch {
  ctx.beforeCommit(openBatch, async ctx => {
    const { drafts, erasures } = ctx.ofTransaction(openBatch);
    // Entries that another hook adds later are written by the next run of this one.
    await writeEntries(ctx, { drafts: drafts.splice(0), erasures: erasures.splice(0) });
  });
  return ctx.ofTransaction(openBatch);
}
