import { createHash } from 'node:crypto';

/** How many names may lead to a value that products are found by. */
const maxNames = 5;
const specName = /^[\p{L}\p{N}_ -]{1,60}$/u;

/** What is in the columns of a `ProductSpec`. */
export interface SpecKeys {
  readonly pathKey: string;
  readonly valueKey: string;
}

/** The keys of all values in the specs of a product that it can be found by. Lists have none. */
export function specKeysOf(specs: unknown, names: readonly string[] = []): SpecKeys[] {
  if (typeof specs === 'string' || typeof specs === 'number' || typeof specs === 'boolean')
    return names.length > 0 ? [specKeys(names, specs)] : [];
  if (typeof specs !== 'object' || specs === null || Array.isArray(specs) || names.length === maxNames)
    return [];
  return Object.entries(specs).flatMap(([name, value]) =>
    specName.test(name) ? specKeysOf(value, [...names, name]) : [],
  );
}

export function specKeys(names: readonly string[], value: string | number | boolean): SpecKeys {
  return { pathKey: JSON.stringify(names), valueKey: shortened(JSON.stringify(value)) };
}

const maxLength = 200;

/** A long text keeps its beginning, and the hash of all of it. */
function shortened(text: string): string {
  if (text.length <= maxLength) return text;
  return `${text.slice(0, 150)}#${createHash('sha256').update(text).digest('base64url')}`;
}
