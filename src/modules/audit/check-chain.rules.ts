import {
  type ChainedEntry,
  type ChainHead,
  detailsHashOf,
  entryHashOf,
  genesisHash,
} from './audit-chain.rules.ts';

/** What can be wrong with the audit log, with the descriptions for the schema. */
export const auditProblemKinds = {
  ALTERED: 'The content of an entry was changed after it was written.',
  MISSING: 'Entries between two others are missing.',
  REORDERED:
    'An entry does not continue the one before it: one of the two was moved, rewritten, or inserted.',
  INSERTED: 'There is an entry at a place where none was written.',
  UNEXPECTED_END: 'The last entries of a chain are missing.',
  HEAD_ALTERED: 'The stored head of a chain does not match its last entry.',
  HEAD_MISSING: 'The stored head of a chain is missing.',
  FORGED_ERASURE: 'Entry details are missing without a recorded erasure.',
} as const;

export type AuditProblemKind = keyof typeof auditProblemKinds;

export interface Problem {
  readonly kind: AuditProblemKind;
  readonly chain: number;
  /** The place in the chain; null when the problem concerns the whole chain. */
  readonly sequence: number | null;
  readonly entryId: string | null;
  readonly message: string;
}

/** Whose details an erasure removed: entries about these targets, and entries of this actor. */
export interface Erasure {
  readonly targetIds: readonly string[];
  readonly actorId: string | null;
}

/**
 * Checks a chain entry by entry, in the order of their sequence numbers, and reports problems. After a problem it
 * continues from the entry that it found, so that one act of tampering is not reported for the whole rest of the chain.
 */
export class ChainCheck {
  #sequence = 0;
  #hash: string | null = genesisHash;

  constructor(
    readonly chain: number,
    /** Null when it is missing. */
    readonly head: ChainHead | null,
  ) {}

  /** @param erasure what the entry `erasedById` erased; undefined when there is no such erasure */
  next(entry: ChainedEntry, erasure: Erasure | undefined): Problem[] {
    if (entry.sequence <= this.#sequence) {
      return [
        this.#problem('INSERTED', `Sequence number ${entry.sequence} is a duplicate or out of range.`, entry),
      ];
    }
    const problems: Problem[] = [];
    const expected = this.#sequence + 1;
    if (entry.sequence > expected) {
      problems.push(this.#problem('MISSING', missing(expected, entry.sequence - 1), { sequence: expected }));
    } else if (entry.previousHash !== this.#hash) {
      problems.push(this.#problem('REORDERED', auditProblemKinds.REORDERED, entry));
    }
    if (entryHashOf(entry) !== entry.entryHash) {
      problems.push(this.#problem('ALTERED', auditProblemKinds.ALTERED, entry));
    } else if (entry.erasedById !== null) {
      if (!isErasedBy(entry, erasure))
        problems.push(this.#problem('FORGED_ERASURE', auditProblemKinds.FORGED_ERASURE, entry));
    } else if (detailsHashOf(entry) !== entry.detailsHash) {
      problems.push(
        this.#problem(
          'ALTERED',
          'The changes, the IP address, or the user agent differ from what was written.',
          entry,
        ),
      );
    }
    this.#sequence = entry.sequence;
    this.#hash = entry.entryHash;
    return problems;
  }

  /** The problems at the end of the chain. */
  end(): Problem[] {
    if (!this.head) return [this.#problem('HEAD_MISSING', auditProblemKinds.HEAD_MISSING)];
    const { lastSequence, lastHash } = this.head;
    if (this.#sequence < lastSequence) {
      const sequence = this.#sequence + 1;
      return [this.#problem('UNEXPECTED_END', missing(sequence, lastSequence), { sequence })];
    }
    if (this.#sequence === lastSequence && this.#hash === lastHash) return [];
    return [this.#problem('HEAD_ALTERED', auditProblemKinds.HEAD_ALTERED)];
  }

  #problem(
    kind: AuditProblemKind,
    message: string,
    { sequence = null, id = null }: { sequence?: number | null; id?: string | null } = {},
  ): Problem {
    return { kind, chain: this.chain, sequence, entryId: id, message };
  }
}

function isErasedBy(entry: ChainedEntry, erasure: Erasure | undefined): boolean {
  if (!erasure || entry.changes !== null || entry.ip !== null || entry.userAgent !== null) return false;
  return isAbout(entry, erasure);
}

/** Whether an erasure covers this entry. */
export function isAbout(
  { targetId, actorId }: { readonly targetId: string | null; readonly actorId: string | null },
  erasure: Erasure,
): boolean {
  if (targetId !== null && erasure.targetIds.includes(targetId)) return true;
  return actorId !== null && actorId === erasure.actorId;
}

function missing(first: number, last: number): string {
  return first === last ? `Entry ${first} is missing.` : `Entries ${first} to ${last} are missing.`;
}
