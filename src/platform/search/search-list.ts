import type { Analyzer } from './analyzer.ts';

/** The things of one type that a search can find. */
export interface SearchList {
  /** One letter that stays the same forever. Each row of the index has it. */
  readonly letters: string;
}

/** Where a word stands: in the title (`t`) or only in the body (`b`). */
export type Field = 't' | 'b';

/** The key of a list in the table of entries, made with this analyzer. */
export function entryKey({ letters }: SearchList, { version }: Pick<Analyzer, 'version'>): string {
  return `${letters}${version}`;
}

/** The key of a list in the table of postings, where the words of titles and of bodies are apart. */
export function postingKey(entryKey: string, field: Field): string {
  return `${entryKey}${field}`;
}
