import { createHash } from 'node:crypto';

/** How many writers can commit at the same time without waiting for each other. */
export const chainCount = 64;

/** The `previousHash` of the first entry of a chain. */
export const genesisHash = '0'.repeat(64);

export interface ChainHead {
  readonly number: number;
  readonly lastSequence: number;
  readonly lastHash: string;
}

/** The part of an entry that may be erased for a person's privacy. The entry then keeps only its hash. */
export interface EntryDetails {
  readonly changes: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** The content of an entry. */
export interface EntryContent extends EntryDetails {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly requestId: string;
}

/** An entry at its place in a chain. */
export interface ChainedEntry extends EntryContent {
  readonly chain: number;
  readonly sequence: number;
  readonly previousHash: string;
  readonly detailsHash: string;
  readonly entryHash: string;
  readonly erasedById: string | null;
}

/** Appends entries to a chain. Returns them with their hashes, and the chain's new head. */
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

/** One hash over the whole log. A copy kept elsewhere reveals later whether the end of the log was cut off. */
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

// JSON separates the parts, so different lists of parts never give the same text.
function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
