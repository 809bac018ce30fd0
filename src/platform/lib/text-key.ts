import { hash } from 'node:crypto';

/**
 * A short key for texts that clients write, so that a cache holds 44 characters instead of a text of any length. Two
 * texts with one key cannot be found, so nobody can make a cache mistake one for the other.
 */
export function textKey(...texts: readonly string[]): string {
  return hash('sha256', texts.length === 1 ? texts[0]! : JSON.stringify(texts), 'base64');
}
