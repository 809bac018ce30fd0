import type { Erasure } from './check-chain.rules.ts';

/** An entry before the commit, when it is not yet known what the transaction changes of its target. */
export interface AuditDraft {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whose details this very change erases. */
  erased?: Erasure;
}

/** What a transaction will write to the audit log. */
export interface AuditBatch {
  readonly drafts: AuditDraft[];
  readonly erasures: Erasure[];
}
