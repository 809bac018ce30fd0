import type { Erasure } from './check-chain.rules.ts';

/** An entry before the commit, while the transaction may still change the target. */
export interface AuditDraft {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** The details that this action itself erases. */
  erased?: Erasure;
}

/** The entries that a transaction will write, and the erasures that it makes. */
export interface AuditBatch {
  readonly drafts: AuditDraft[];
  readonly erasures: Erasure[];
}
