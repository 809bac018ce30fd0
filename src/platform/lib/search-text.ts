/**
 * Text as the full-text indexes hold it: lower case, no accents, and every word marked.
 *
 * MySQL's InnoDB index skips words of fewer than three letters and a list of stop words. The mark makes "TV" the four
 * letters "00tv", so that both databases find the same words without any server setting.
 */
const mark = '00';
const maxQueryWords = 12;
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
