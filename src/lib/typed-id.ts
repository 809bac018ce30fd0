import { parseTypeId, typeidUnboxed } from 'typeid-js';

/** A new TypeID: a prefix that says the type, and a UUIDv7, so that ids sort by the time they were made. */
export function newId(prefix: string): string {
  return typeidUnboxed(prefix);
}

/** The prefix of a well-formed TypeID, or undefined when `id` is none. */
export function idPrefix(id: string): string | undefined {
  try {
    return parseTypeId(id as ReturnType<typeof typeidUnboxed>).prefix;
  } catch {
    // typeid-js throws for every malformed id; to us that is an answer, not a failure.
    return undefined;
  }
}
