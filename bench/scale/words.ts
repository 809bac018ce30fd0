import { adjectives, things } from '../../tests/kit/product-words.ts';
import { chance, oneOf, pick } from './expressions.ts';

const beginnings = [
  'Kor',
  'Bel',
  'Tan',
  'Mir',
  'Sol',
  'Ver',
  'Lun',
  'Dax',
  'Fen',
  'Gal',
  'Hul',
  'Jor',
  'Nev',
  'Pol',
  'Qua',
  'Rin',
  'Sab',
  'Tev',
  'Wex',
  'Zan',
];
const ends = ['dan', 'vex', 'mora', 'lith', 'ster', 'quin', 'bry', 'fold', 'gard', 'nell'];

/** A brand: each of 200 is on half a percent of the products. */
export const brand = `concat(${oneOf(beginnings, pick('brand', beginnings.length))}, ${oneOf(ends, pick('brand end', ends.length))})`;

/** A thing such as "lamp": each is a tenth of the products. */
export const thing = oneOf(things, pick('thing', things.length));

export const adjective = oneOf(adjectives, pick('adjective', adjectives.length));

const firstNames = [
  'Maria',
  'Anna',
  'John',
  'Wei',
  'Fatima',
  'Luca',
  'Sofia',
  'Omar',
  'Emma',
  'Noah',
  'Mia',
  'Ivan',
  'Aiko',
  'Liam',
  'Zoe',
  'Juan',
  'Nina',
  'Paul',
  'Sara',
  'Tom',
];

/** The first of them is common: one in seven has it. */
export const firstName = oneOf(firstNames, pick('first name', firstNames.length, { skew: 1.5 }));

/** One of 8,000. */
export const lastName = `concat(${['a', 'b', 'c'].map(part => `${part === 'a' ? '' : 'lower('}${oneOf(beginnings, pick(`last name ${part}`, beginnings.length))}${part === 'a' ? '' : ')'}`).join(', ')})`;

export const country = oneOf(
  ['Germany', 'France', 'Italy', 'Spain', 'Poland', 'Norway', 'Japan', 'Peru', 'Chad', 'Fiji'],
  pick('country', 10, { skew: 2 }),
);

/** One of 300 cities, the first of them large. */
export const city = `concat('City ', ${pick('city', 300, { skew: 2 })})`;

/** True with this probability. */
export function often(of: string, probability: number): string {
  return `(${chance(of)} < ${probability})`;
}
