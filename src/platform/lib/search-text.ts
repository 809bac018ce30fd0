// Each word is counted, up to 10,000 times.
export const maxQueryWords = 5;
// Searches take texts of at most 200 characters.
const longestQuery = 200;
// The table of postings has room for as many.
const maxWordLength = 60;

/** The words of a text in lower case and without accents: `"Café-TV 55"` is `["cafe", "tv", "55"]`. */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => [...word].slice(0, maxWordLength).join(''));
}

/** How many words a search for this text looks for. */
export function countWords(query: string): number {
  let words = 0;
  let isInWord = false;
  for (let index = 0; index < query.length && words <= maxQueryWords; index++) {
    const code = query.charCodeAt(index);
    // Unfolding such a letter can change the number of words.
    if (code > 127) return Math.min(foldedWords(query.slice(0, longestQuery)).length, maxQueryWords);
    const isLetter = (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (isLetter && !isInWord) words++;
    isInWord = isLetter;
  }
  return Math.min(words, maxQueryWords);
}
