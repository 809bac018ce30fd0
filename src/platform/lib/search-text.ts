/**
 * Text as the full-text indexes hold it: lower case, no accents, and every word marked.
 *
 * MySQL's InnoDB index skips words of fewer than three letters and a list of stop words. The mark makes "TV" the four
 * letters "00tv", so that both databases find the same words without any server setting.
 */
const mark = '00';
// Each word is counted, up to 10,000 times.
export const maxQueryWords = 5;
// Searches take texts of at most 200 characters.
const longestQuery = 200;
// InnoDB indexes at most 84 characters of a word.
const maxWordLength = 60;

/** The words of a text in lower case and without accents: `"Café-TV 55"` is `["cafe", "tv", "55"]`. */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => [...word].slice(0, maxWordLength).join(''));
}

/** The form of a text that is stored and indexed: `" 00cafe 00tv 00 55 "`, with a space at both ends so that words can be matched whole. */
export function indexedText(text: string): string {
  const words = foldedWords(text);
  return words.length === 0 ? '' : ` ${words.map(word => mark + word).join(' ')} `;
}

/** The marked words of what a person typed; the last one matches as the beginning of a word. */
export function queryWords(query: string): string[] {
  return foldedWords(query)
    .slice(0, maxQueryWords)
    .map(word => mark + word);
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
