import { countWords } from '../lib/search-text.ts';

/**
 * What a search costs at most: counting each of its words up to 10,000, and looking at 10,000 things that may be hits
 * (decision 048).
 */
export function searchCost(text: string): number {
  const words = countWords(text);
  return words === 0 ? 0 : 400 + 40 * words;
}
