import { foldedWords } from './search-text.ts';

/** The part of a URL that names something: `"Café & TV"` is `"cafe-tv"`. Empty when nothing is left of the name. */
export function slugOf(name: string, maxLength: number): string {
  return foldedWords(name)
    .join('-')
    .replace(/[^a-z0-9-]/g, '')
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, '');
}
