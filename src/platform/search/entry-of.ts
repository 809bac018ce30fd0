import type { Row } from '../database/rows.ts';
import { newestAnalyzer } from './analyzer.ts';
import { bodyLength, sortLength, titleLength } from './lengths.ts';
import type { SearchEntry } from './search-entry.entity.ts';
import { entryKey, type Field, postingKey, type SearchList } from './search-list.ts';
import type { SearchPosting } from './search-posting.entity.ts';

/** What a search can find a thing by. */
export interface SearchText {
  readonly id: string;
  /** Who searches for exactly this finds the thing first. */
  readonly code: string;
  /** What is shown of it in a list. Hits are sorted by it. */
  readonly title: string;
  readonly body: string;
  /** It was made in this transaction, so that the index has nothing of it. Absent, the index is asked. */
  readonly isNew?: boolean;
}

type Entry = Row<SearchEntry>;

export function entryOf(
  list: SearchList,
  { id, code, title, body }: SearchText,
  analyzer = newestAnalyzer,
): Entry {
  const joinedCode = analyzer.words(code).join('').slice(0, 60);
  // "TV-55" is found as "tv 55" and as "tv55".
  const titleWords = [...analyzer.words(title), ...(joinedCode === '' ? [] : [joinedCode])];
  const titleKey = spaced(titleWords, titleLength);
  const inTitle = new Set(wordsIn(titleKey));
  const bodyWords = [...new Set(analyzer.words(body))].filter(word => !inTitle.has(word));
  return {
    id,
    listKey: entryKey(list, analyzer),
    sortKey: sortKeyOf(titleKey),
    codeKey: joinedCode,
    titleKey,
    bodyKey: spaced(bodyWords, bodyLength),
  };
}

/** The beginning of a text of words, as far as hits are sorted by it. */
export function sortKeyOf(titleKey: string): string {
  return [...titleKey.slice(1, 2 * sortLength)].slice(0, sortLength).join('').trim();
}

/** The rows of the table of postings that an entry needs. */
export function postingsOf({ id, listKey, sortKey, titleKey, bodyKey }: Entry): Row<SearchPosting>[] {
  const of = (field: Field, text: string) =>
    [...new Set(wordsIn(text))].map(wordKey => {
      return { listKey: postingKey(listKey, field), wordKey, sortKey, id };
    });
  return [...of('t', titleKey), ...of('b', bodyKey)];
}

/** As many words as there is room for, with a space before and behind each, so that words can be matched whole. */
function spaced(words: readonly string[], maxLength: number): string {
  let text = ' ';
  for (const word of words) {
    if (text.length + word.length + 1 > maxLength) break;
    text += `${word} `;
  }
  return text;
}

function wordsIn(text: string): string[] {
  return text.split(' ').filter(Boolean);
}
