import { randomInt } from 'node:crypto';

const length = 8;
// No letters or digits that people mistake for each other, and no vowels, so that no words appear.
const alphabet = 'BCDFGHJKMNPQRSTVWXYZ23456789';

/** A random code such as "C-7KQ2MXBD", for something that was given none. */
export function randomCode(prefix: string): string {
  return `${prefix}-${Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')}`;
}
