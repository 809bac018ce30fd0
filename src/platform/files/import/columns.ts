import { isCalendarDay } from '../../lib/calendar-day.ts';
import { UserError } from '../../lib/user-error.ts';

/** The value of a CSV field, or why it is invalid. */
export type Parsed<T> = { readonly value: T } | { readonly reason: string };

/** How numbers are written in a file. */
export interface Notation {
  /** Whether numbers may have a decimal comma: not where commas separate the fields. */
  readonly mayHaveDecimalCommas: boolean;
}

export type Column<T> = (text: string, notation: Notation) => Parsed<T>;

export type Columns = Readonly<Record<string, Column<unknown>>>;

type ValueOf<C> = C extends Column<infer T> ? T : never;

/** A row with the parsed values of its columns. Those outside the key `K` are undefined when the file lacks the column. */
export type RowOf<C extends Columns, K extends keyof C> = {
  readonly [N in K]: ValueOf<C[N]>;
} & {
  readonly [N in Exclude<keyof C, K>]?: ValueOf<C[N]> | undefined;
};

const value = <T>(parsed: T): Parsed<T> => ({ value: parsed });
const refuse = (reason: string): { reason: string } => ({ reason });
const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

/** A column that may be empty; an empty field is null. */
export function optional<T>(column: Column<T>): Column<T | null> {
  return (text, notation) => (text === '' ? value(null) : column(text, notation));
}

/** Text with a check, which returns what is wrong, or undefined. */
export function text(check: (text: string) => string | undefined): Column<string> {
  return text => {
    const problem = check(text);
    return problem === undefined ? value(text) : refuse(problem);
  };
}

export function integer(min: number, max: number): Column<number> {
  return text => {
    const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return number >= min && number <= max
      ? value(number)
      : refuse(`must be a whole number from ${min} to ${max}, but it is ${quoted(text)}.`);
  };
}

/** A calendar day. */
export const day: Column<string> = text =>
  isCalendarDay(text) ? value(text) : refuse(`must be a day such as 1998-05-06, but it is ${quoted(text)}.`);

/** A point in time with its zone, such as 1996-07-04T00:00:00Z. */
export const instant: Column<Date> = text => {
  const isComplete = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const date = new Date(text);
  return isComplete && isCalendarDay(text.slice(0, 10)) && !Number.isNaN(date.getTime())
    ? value(date)
    : refuse(`must be a time such as 1996-07-04T00:00:00Z, but it is ${quoted(text)}.`);
};

/** One of these words. */
export function oneOf<T extends string>(words: readonly T[]): Column<T> {
  return text =>
    (words as readonly string[]).includes(text)
      ? value(text as T)
      : refuse(`must be one of ${words.join(', ')}, but it is ${quoted(text)}.`);
}

/** A column that a function parses. If it throws a UserError, the message must begin with the column in quotes. */
export function parsedBy<T>(parse: (text: string) => T): Column<T> {
  return text => attempt(() => parse(text));
}

/** What `parse` returns, or the message of the UserError that it throws, without the column in quotes before it. */
export function attempt<T>(parse: () => T): Parsed<T> {
  try {
    return value(parse());
  } catch (error) {
    if (error instanceof UserError) return refuse(error.message.replace(/^"[^"]*" /, ''));
    throw error;
  }
}

const yes = new Set(['1', 'true', 'yes']);
const no = new Set(['0', 'false', 'no']);

export const flag: Column<boolean> = text => {
  const word = text.toLowerCase();
  return yes.has(word) || no.has(word)
    ? value(yes.has(word))
    : refuse(`must be true or false, but it is ${quoted(text)}.`);
};

export function json<T>(check: (parsed: unknown) => string | undefined): Column<T> {
  return text => {
    try {
      const parsed: unknown = JSON.parse(text);
      const problem = check(parsed);
      return problem === undefined ? value(parsed as T) : refuse(problem);
    } catch {
      return refuse(`must be JSON, but it is ${quoted(text)}.`);
    }
  };
}
