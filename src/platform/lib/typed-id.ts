import { typeidUnboxed } from 'typeid-js';

/** A new TypeID: a prefix that names the type, and a UUIDv7, so that ids sort by the time of their creation. */
export function newId(prefix: string): string {
  return typeidUnboxed(prefix);
}

// typeid-js only looks for the underscore. The first of the 26 digits holds three bits, and so is at most 7.
const pattern = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** The prefix of a well-formed TypeID, or undefined when `id` is not one. */
export function idPrefix(id: string): string | undefined {
  return pattern.exec(id)?.[1];
}
