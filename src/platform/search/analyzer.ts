import { foldedWords } from '../lib/search-text.ts';

/** Makes the words of the search index out of text, and the words to look for out of what a person types. */
export interface Analyzer {
  /** Whatever an index was made with is read with. Another way to make words needs another version. */
  readonly version: number;
  readonly words: (text: string) => readonly string[];
}

export const analyzer: Analyzer = { version: 1, words: foldedWords };
