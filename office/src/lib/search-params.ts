/** What an address says after "?", as plain texts. Lists are texts with commas. */
export type SearchTexts = Readonly<Record<string, string>>;

export function parseSearch(text: string): SearchTexts {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Leaves out what is empty, so that the address of an unfiltered list stays short. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '' && value !== false) params.set(name, text);
  }
  // Commas are allowed in a query, and lists read better with them.
  const written = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return written ? `?${written}` : '';
}

/** A text of an address, or undefined when it is absent or too long to be meant. */
export function text(value: unknown, maxLength = 200): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= maxLength ? value : undefined;
}

/** One of some words, or undefined for anything else: addresses are typed and shortened by people. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find(word => word === value);
}

/** The known words of a list with commas; undefined when there is none. */
export function listOf<Word extends string>(value: unknown, words: readonly Word[]): Word[] | undefined {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  const known = words.filter(word => parts.includes(word));
  return known.length > 0 ? known : undefined;
}

/** The texts of a list with commas, such as ids; undefined when there is none. */
export function texts(value: unknown, maxCount = 50): string[] | undefined {
  const parts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  const kept = parts.filter(part => part !== '').slice(0, maxCount);
  return kept.length > 0 ? kept : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return value === true || value === 'true' ? true : undefined;
}

/** Says that each of these may be absent, so that links need not name them. */
export function optional<Search extends object>(search: Search): Partial<Search> {
  return search;
}
