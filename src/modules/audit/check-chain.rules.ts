import {
  type ChainedEntry,
  type ChainHead,
  detailsHashOf,
  entryHashOf,
  genesisHash,
} from './audit-chain.rules.ts';

/** What can be wrong with the audit log, with the descriptions that clients read in the schema. */
export const auditProblemKinds = {
  ALTERED: 'An entry does not say what it said when it was written.',
  MISSING: 'Entries between two others are gone.',
  REORDERED: 'An entry does not follow on the one before it: one of them was moved, rewritten, or put in.',
  INSERTED: 'There is an entry where none was written.',
  UNEXPECTED_END: 'The last entries of a chain are gone.',
  HEAD_ALTERED: 'The record of how a chain ends does not fit its last entry.',
  HEAD_MISSING: 'The record of how a chain ends is gone.',
  FORGED_ERASURE: 'Details of an entry are gone, and no anonymisation of the person accounts for that.',
} as const;

export type AuditProblemKind = keyof typeof auditProblemKinds;

export interface Problem {
  readonly kind: AuditProblemKind;
  readonly chain: number;
  /** Where in the chain; null when it is about the chain itself. */
  readonly sequence: number | null;
  readonly entryId: string | null;
  readonly message: string;
}

/** Whose details an anonymisation erased. */
export interface Erasure {
  readonly targetIds: readonly string[];
  readonly actorId: string | null;
}

/**
 * Goes along a chain, entry by entry in the order of their sequence numbers, and tells what is wrong. After a problem
 * it goes on from what it found, so that one act of tampering is not reported for all the rest of the chain.
 */
export class ChainCheck {
  #sequence = 0;
  #hash: string | null = genesisHash;

  constructor(
    readonly chain: number,
    /** Null when it is gone. */
    readonly head: ChainHead | null,
  ) {}

  /** @param erasure what the entry that `erasedById` names erased; undefined when there is no such anonymisation */
  next(entry: ChainedEntry, erasure: Erasure | undefined): Problem[] {
    if (entry.sequence <= this.#sequence) {
      return [this.#problem('INSERTED', `Sequence number ${entry.sequence} should not be here.`, entry)];
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
          'The changes, the address, or the user agent are not what was written.',
          entry,
        ),
      );
    }
    this.#sequence = entry.sequence;
    this.#hash = entry.entryHash;
    return problems;
  }

  /** What is wrong with the end of the chain. */
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

/** Whether an erasure takes in this entry. */
export function isAbout(
  { targetId, actorId }: { readonly targetId: string | null; readonly actorId: string | null },
  erasure: Erasure,
): boolean {
  if (targetId !== null && erasure.targetIds.includes(targetId)) return true;
  return actorId !== null && actorId === erasure.actorId;
}

function missing(first: number, last: number): string {
  return first === last ? `Entry ${first} is missing.` : `The entries ${first} to ${last} are missing.`;
}
