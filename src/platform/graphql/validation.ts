import validator from 'validator';
import { z } from 'zod';
import { idPrefix } from '../lib/typed-id.ts';
import { UserError } from '../lib/user-error.ts';
import { addRule, rulesOf } from './input-rules.ts';

/** What is wrong with a value, to be written after the field's name; undefined when the value is valid. */
type Check = (value: unknown) => string | undefined;

/** A decorator for input fields from a check. An absent field passes; null passes only if the field is nullable. */
export function Checked(check: Check, options: { nullable?: boolean } = {}): PropertyDecorator {
  const problemOf = (value: unknown) => {
    if (value === undefined) return undefined;
    if (value === null)
      return options.nullable ? undefined : 'must not be null. Leave it out to keep the current value.';
    return check(value);
  };
  return (target, property) => {
    const rule = z.unknown().superRefine((value, issues) => {
      const problem = problemOf(value);
      if (problem !== undefined)
        issues.addIssue({ code: 'custom', message: `"${String(property)}" ${problem}` });
    });
    addRule(target.constructor, String(property), rule);
  };
}

/** Applies the rules of the input inside this field, or with `each` of every input in a list. Null passes. */
export function Nested(options: { each?: boolean } = {}): PropertyDecorator {
  const inner = z.unknown().superRefine((value, issues) => {
    const rules = typeof value === 'object' && value !== null ? rulesOf(value.constructor) : undefined;
    const result = rules?.safeParse(value);
    if (result && !result.success) {
      for (const { path, message } of result.error.issues) issues.addIssue({ code: 'custom', path, message });
    }
  });
  return (target, property) =>
    addRule(target.constructor, String(property), options.each ? z.array(inner).nullish() : inner);
}

const count = (n: number) => n.toLocaleString('en');

/** Text of a limited length, counted in Unicode code points. */
export function Text(options: {
  min?: number;
  max: number;
  nullable?: boolean;
  multiline?: boolean;
}): PropertyDecorator {
  return Checked(value => textProblem(value, options), options);
}

export function textProblem(
  value: unknown,
  { min = 1, max, multiline }: { min?: number; max: number; multiline?: boolean },
): string | undefined {
  if (typeof value !== 'string') return 'must be text.';
  if (value.length > 2 * max)
    return `must be at most ${count(max)} characters long, but it has ${count(value.length)}.`;
  if (!value.isWellFormed()) return 'must be well-formed Unicode text.';
  if (/\p{Cc}/u.test(multiline ? value.replace(/[\t\r\n]/g, '') : value))
    return 'must not contain control characters such as a null byte.';
  const length = [...value.trim()].length;
  if (length < min) return min === 1 ? 'must not be empty.' : `must have at least ${min} characters.`;
  if (length > max) return `must be at most ${count(max)} characters long, but it has ${count(length)}.`;
  return undefined;
}

export function Matches(
  pattern: RegExp,
  description: string,
  options: { nullable?: boolean } = {},
): PropertyDecorator {
  return Checked(
    value => (typeof value === 'string' && pattern.test(value) ? undefined : `must be ${description}.`),
    options,
  );
}

export function IntegerBetween(
  min: number,
  max: number,
  options: { nullable?: boolean } = {},
): PropertyDecorator {
  return Checked(
    value =>
      typeof value === 'number' && value >= min && value <= max
        ? undefined
        : `must be from ${count(min)} to ${count(max)}, but it is ${value}.`,
    options,
  );
}

/** An email address. */
export function Email(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Checked(emailProblem, options);
}

export function emailProblem(value: unknown): string | undefined {
  return typeof value === 'string' && validator.isEmail(value)
    ? undefined
    : 'must be an email address such as "anna@example.com".';
}

/** An id of this type. An id of another type is refused and never looked up. */
export function IdOf(prefix: string, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Checked(value => idProblem(value, prefix), options);
}

export function idProblem(value: unknown, prefix: string): string | undefined {
  const actual = typeof value === 'string' ? idPrefix(value) : undefined;
  if (actual === prefix) return undefined;
  return `must be the id of ${withArticle(prefix)}, such as ${prefix}_01h455vb4pex5vsknk084sn02q, but it is ${actual ? `the id of ${withArticle(actual)}` : 'not an id'}.`;
}

function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** A list of at most `max` values. */
export function AtMost(max: number, what: string): PropertyDecorator {
  return Checked(
    value => {
      const { length } = value as unknown[];
      return length > max ? `must hold at most ${max} ${what}, but it holds ${length}.` : undefined;
    },
    { nullable: true },
  );
}

/** At most 100 ids of this type, as many as a page has entries. Null passes. */
export function IdsOf(prefix: string): PropertyDecorator {
  const problemOf = (value: unknown) => {
    const ids = value as unknown[];
    if (ids.length > maxIds) return `must hold at most ${maxIds} ids, but it holds ${ids.length}.`;
    const problem = ids.map(id => idProblem(id, prefix)).find(found => found !== undefined);
    return problem?.replace(/^must be/, 'must hold ids only: each must be');
  };
  return Checked(problemOf, { nullable: true });
}

const maxIds = 100;

/** @throws UserError INVALID_INPUT when an argument is no id of this type */
export function checkId(id: string, prefix: string, argument = 'id'): void {
  const problem = idProblem(id, prefix);
  if (problem) throw new UserError('INVALID_INPUT', `"${argument}" ${problem}`, { path: [argument] });
}
