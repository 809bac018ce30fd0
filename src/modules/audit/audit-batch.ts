import type { EntityManager } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import type { Erasure } from './check-chain.rules.ts';
import { writeEntries } from './write-entries.ts';

/** An entry before the commit, when it is not yet known what the transaction changes of its target. */
export interface AuditDraft {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Whose details this very change erases. */
  erased?: Erasure;
}

/** What a transaction will write to the audit log. */
export interface AuditBatch {
  readonly drafts: AuditDraft[];
  readonly erasures: Erasure[];
}

const batches = new WeakMap<EntityManager, AuditBatch>();

/** The batch of the running transaction, made on first use. It is written right before the commit. */
export function batchOf(ctx: Context): AuditBatch {
  const { em } = ctx;
  const open = batches.get(em);
  if (open) return open;
  const batch: AuditBatch = { drafts: [], erasures: [] };
  batches.set(em, batch);
  ctx.beforeCommit(batch, async ctx => {
    // What another hook still adds goes into a batch of its own.
    batches.delete(em);
    await writeEntries(ctx, batch);
  });
  return batch;
}
