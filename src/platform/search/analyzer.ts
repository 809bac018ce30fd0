import { foldedWords } from '../lib/search-text.ts';

/** Makes the words of the search index out of text, and the words to look for out of what a person types. */
export interface Analyzer {
  /** Whatever an index was made with is read with. Another way to make words needs another version. */
  readonly version: number;
  readonly words: (text: string) => readonly string[];
}

/** The way that is used in the end. One that it replaces stays here for a release, to read an index that was made with it. */
export const newestAnalyzer: Analyzer = { version: 1, words: foldedWords };

export const analyzers: readonly Analyzer[] = [newestAnalyzer];
