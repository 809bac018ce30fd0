/** How much a search reads at most. */
export interface SearchLimits {
  /** So few hits are read and sorted although a page would be found without the others. */
  readonly fewHits: number;
  /** With more hits than that, it is first looked for the page among so many rows of the list. */
  readonly firstWalk: number;
  /** So many hits are read and sorted where it needs all of them, and so many things are looked at in search of hits. */
  readonly candidates: number;
  /** So many postings of words that begin alike are sorted by title. */
  readonly sorted: number;
  /** How many are looked at in one go, the first time and later. From 1,000 ids on, MariaDB would join them instead of looking each up. */
  readonly firstLook: number;
  readonly longestLook: number;
  /** So many words that begin alike are read side by side. */
  readonly words: number;
}

export const searchLimits: SearchLimits = {
  fewHits: 500,
  firstWalk: 500,
  candidates: 10_000,
  sorted: 1_000,
  firstLook: 50,
  longestLook: 500,
  words: 10,
};
