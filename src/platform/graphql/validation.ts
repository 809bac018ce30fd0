import validator from 'validator';
import { z } from 'zod';
import { idPrefix } from '../lib/typed-id.ts';
import { UserError } from '../lib/user-error.ts';
import { withArticle } from '../lib/with-article.ts';
import { addRule, paramsOf, rulesOf } from './input-rules.ts';
import type { Reason } from './validation-reason.ts';

/** What is wrong with a value, to be written after the field's name; undefined when the value is valid. */
type Check = (value: unknown) => string | undefined;
/** The same for a form that words it itself; asked only about a value that is not valid. */
type Why = (value: unknown) => Reason;

/** A decorator for input fields from a check. An absent field passes; null passes only if the field is nullable. */
export function Checked(
  check: Check,
  options: { nullable?: boolean } = {},
  why: Why = () => ({ reason: 'NOT_ALLOWED' }),
): PropertyDecorator {
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
        issues.addIssue({
          code: 'custom',
          message: `"${String(property)}" ${problem}`,
          params: { ...(value === null ? { reason: 'REQUIRED' } : why(value)) },
        });
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
      for (const { path, message, ...more } of result.error.issues)
        issues.addIssue({ code: 'custom', path, message, params: paramsOf(more) });
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
  return Checked(
    value => textProblem(value, options),
    options,
    value => textReason(value, options),
  );
}

function textReason(value: unknown, { min = 1, max }: { min?: number; max: number }): Reason {
  if (typeof value !== 'string') return { reason: 'WRONG_FORMAT' };
  const length = [...value.trim()].length;
  if (length > max) return { reason: 'TOO_LONG', max: String(max) };
  if (length < min) return min === 1 ? { reason: 'REQUIRED' } : { reason: 'TOO_SHORT', min: String(min) };
  return { reason: 'WRONG_FORMAT' };
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
    value => ({ reason: value === '' ? 'REQUIRED' : 'WRONG_FORMAT' }),
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
    value => ({
      reason: typeof value === 'number' && value > max ? 'TOO_LARGE' : 'TOO_SMALL',
      min: String(min),
      max: String(max),
    }),
  );
}

/** An email address. */
export function Email(options: { nullable?: boolean } = {}): PropertyDecorator {
  return Checked(emailProblem, options, value => ({ reason: value === '' ? 'REQUIRED' : 'WRONG_FORMAT' }));
}

export function emailProblem(value: unknown): string | undefined {
  return typeof value === 'string' && validator.isEmail(value)
    ? undefined
    : 'must be an email address such as "anna@example.com".';
}

/** An id of this type. An id of another type is refused and never looked up. */
export function IdOf(prefix: string, options: { nullable?: boolean } = {}): PropertyDecorator {
  return Checked(
    value => idProblem(value, prefix),
    options,
    () => ({ reason: 'WRONG_FORMAT' }),
  );
}

export function idProblem(value: unknown, prefix: string): string | undefined {
  const actual = typeof value === 'string' ? idPrefix(value) : undefined;
  if (actual === prefix) return undefined;
  return `must be the id of ${withArticle(prefix)}, such as ${prefix}_01h455vb4pex5vsknk084sn02q, but it is ${actual ? `the id of ${withArticle(actual)}` : 'not an id'}.`;
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
