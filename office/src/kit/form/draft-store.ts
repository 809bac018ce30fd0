/** What was typed, kept in the browser until it is submitted or discarded. */
export type Drafts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'tradepost.draft.';
const keptForMs = 14 * 24 * 60 * 60 * 1000;

type StoredDraft = { savedAt: number; value: unknown };

export type FoundDraft<T> = { value: T; savedAt: Date };

/** The draft over the initial value, so that a field added since then has its default; nothing when it is old or unreadable. */
export function readDraft<T extends object>(
  drafts: Drafts,
  key: string,
  initial: T,
  now: Date,
): FoundDraft<T> | undefined {
  const stored = parse(drafts.getItem(prefix + key));
  if (!stored || now.getTime() - stored.savedAt > keptForMs) return undefined;
  const { value } = stored;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const known = Object.entries(value).filter(([name]) => name in initial);
  const restored = { ...initial, ...Object.fromEntries(known) };
  if (sameValue(restored, initial)) return undefined;
  return { value: restored, savedAt: new Date(stored.savedAt) };
}

/** Writes the draft; what equals the initial value is none. */
export function writeDraft<T extends object>(
  drafts: Drafts,
  key: string,
  value: T,
  initial: T,
  now: Date,
): void {
  const stored: StoredDraft = { savedAt: now.getTime(), value };
  if (sameValue(value, initial)) removeDraft(drafts, key);
  else drafts.setItem(prefix + key, JSON.stringify(stored));
}

export function removeDraft(drafts: Drafts, key: string): void {
  drafts.removeItem(prefix + key);
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function parse(text: string | null): StoredDraft | undefined {
  if (!text) return undefined;
  try {
    const stored: unknown = JSON.parse(text);
    const isDraft = typeof stored === 'object' && stored !== null && 'savedAt' in stored && 'value' in stored;
    return isDraft && typeof stored.savedAt === 'number' ? (stored as StoredDraft) : undefined;
  } catch {
    // Somebody else wrote this key; a draft that cannot be read is none.
    return undefined;
  }
}
