import { createHash } from 'node:crypto';

/** As many writers can commit at once without waiting for each other. */
export const chainCount = 64;

/** Stands for the entry before the first. */
export const genesisHash = '0'.repeat(64);

export interface ChainHead {
  readonly number: number;
  readonly lastSequence: number;
  readonly lastHash: string;
}

/** What may be erased for the sake of a person's privacy. The entry keeps only its hash then. */
export interface EntryDetails {
  readonly changes: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** What an entry says. */
export interface EntryContent extends EntryDetails {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly requestId: string;
}

/** An entry in its place. */
export interface ChainedEntry extends EntryContent {
  readonly chain: number;
  readonly sequence: number;
  readonly previousHash: string;
  readonly detailsHash: string;
  readonly entryHash: string;
  readonly erasedById: string | null;
}

/** The entries put at the end of a chain, and the chain's new end. */
export function append(
  head: ChainHead,
  contents: readonly EntryContent[],
): { entries: ChainedEntry[]; head: ChainHead } {
  const entries: ChainedEntry[] = [];
  let { lastSequence, lastHash } = head;
  for (const content of contents) {
    const place = {
      chain: head.number,
      sequence: lastSequence + 1,
      previousHash: lastHash,
      detailsHash: detailsHashOf(content),
      erasedById: null,
    };
    const entryHash = entryHashOf({ ...content, ...place });
    entries.push({ ...content, ...place, entryHash });
    lastSequence = place.sequence;
    lastHash = entryHash;
  }
  return { entries, head: { number: head.number, lastSequence, lastHash } };
}

/** One hash for all that the log holds; noted down elsewhere, it shows later that not even a whole end was cut off. */
export function headHashOf(heads: readonly ChainHead[]): string {
  const inOrder = heads.toSorted((a, b) => a.number - b.number);
  return sha256(inOrder.map(head => [head.number, head.lastSequence, head.lastHash]));
}

export function detailsHashOf({ changes, ip, userAgent }: EntryDetails): string {
  return sha256({ changes, ip, userAgent });
}

export function entryHashOf(entry: Omit<ChainedEntry, 'entryHash'>): string {
  return sha256([
    entry.previousHash,
    entry.id,
    entry.at.toISOString(),
    entry.actorId,
    entry.action,
    entry.targetType,
    entry.targetId,
    entry.requestId,
    entry.chain,
    entry.sequence,
    entry.detailsHash,
  ]);
}

// JSON keeps the parts apart, so that no two lists of parts make the same text.
function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
