// Parts of the SQL that generates the rows. `seq` is the number of the row.
import { days, type Sizes } from './sizes.ts';

/** What generates the rows of a table: SQL for each of its columns that is not left to its default. */
export interface Table {
  readonly name: string;
  readonly rows: number;
  /** What several columns need, computed once for each row. The columns use it by its name. */
  readonly values?: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
}

export interface Plan {
  readonly sizes: Sizes;
  /** When the store ends: the moment after its newest row. */
  readonly now: Date;
}

/** An id in the form of the server's own: the type, and 26 digits. */
export function id(prefix: string, number = 'seq'): string {
  return `concat('${prefix}_', lpad(${number}, 26, '0'))`;
}

/** A pseudorandom number from 0 up to 1, the same in each run. Those `of` different things do not depend on each other. */
export function chance(of: string, number = 'seq'): string {
  return `(crc32(md5(concat('${of} ', ${number}))) / 4294967296)`;
}

/** A random whole number from 1 to `count`. The higher `skew` is, the more often it is a low one. */
export function pick(of: string, count: number, { skew = 1, number = 'seq' } = {}): string {
  return `(1 + floor(${count} * pow(${chance(of, number)}, ${skew})))`;
}

/** A text by its shares: the first that the chance is below. The last one takes the rest. */
export function share(of: string, shares: readonly (readonly [string, number])[], number = 'seq'): string {
  let sum = 0;
  const cases = shares.slice(0, -1).map(([text, part]) => {
    sum += part;
    return `when ${chance(of, number)} < ${sum.toFixed(6)} then '${text}'`;
  });
  return `case ${cases.join(' ')} else '${shares.at(-1)![0]}' end`;
}

export function oneOf(texts: readonly string[], number: string): string {
  return `elt(${number}, ${texts.map(text => `'${text}'`).join(', ')})`;
}

export function literal(date: Date): string {
  return `timestamp('${date.toISOString().slice(0, 19).replace('T', ' ')}')`;
}

/** Rows come evenly over the whole history, so that ids rise with time, as the server's do. */
export function moment({ now }: Plan, count: number, number = 'seq'): string {
  const secondsPerRow = (days * 86_400) / count;
  return `(${literal(now)} - interval floor((${count} - ${number} + 1) * ${secondsPerRow}) second)`;
}

/** A row's age in parts of the history: 0 for the newest. */
export function age(count: number, number = 'seq'): string {
  return `((${count} - ${number}) / ${count})`;
}

/** A number written so that its texts sort in another order than the numbers. All up to 99,999,989 differ. */
export function scattered(number = 'seq'): string {
  return `lpad(${number} * 7919 % 99999989, 8, '0')`;
}

/** The columns of each entity that can change. */
export function stamps(created: string, updated = created): Record<string, string> {
  return { created_at: created, updated_at: updated, version: '1' };
}
