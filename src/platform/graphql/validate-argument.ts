import { UserError, UserErrors } from '../lib/user-error.ts';
import { checkedProperties, paramsOf, rulesOf } from './input-rules.ts';

/**
 * Checks an argument against the rules of its class. TypeGraphQL calls it for each argument of each request.
 * @throws UserErrors with every mistake and its path
 */
export async function validateArgument(value: unknown): Promise<void> {
  const mistakes = [value].flat().flatMap(item => (isChecked(item) ? mistakesIn(item) : []));
  if (mistakes.length > 0) throw new UserErrors(mistakes);
}

/**
 * The same for an argument that is a list of inputs. Paths begin with its name, which TypeGraphQL does not pass on, and
 * the place in the list: `lines.1.quantity`.
 */
export function validateList(argument: string): (items: unknown) => Promise<void> {
  return async items => {
    const mistakes = (items as unknown[]).flatMap((item, index) =>
      isChecked(item) ? mistakesIn(item, [argument, String(index)]) : [],
    );
    if (mistakes.length > 0) throw new UserErrors(mistakes);
  };
}

/** The same for an argument that is one input. */
export function validateNested(argument: string): (item: unknown) => Promise<void> {
  return async item => {
    const mistakes = isChecked(item) ? mistakesIn(item, [argument]) : [];
    if (mistakes.length > 0) throw new UserErrors(mistakes);
  };
}

/** What is wrong with one entry of a bulk mutation, by itself: the other entries are done. */
export function mistakesInEntry(entry: unknown): UserErrors | undefined {
  const mistakes = isChecked(entry) ? mistakesIn(entry) : [];
  return mistakes.length > 0 ? new UserErrors(mistakes) : undefined;
}

function mistakesIn(value: object, within: readonly string[] = []): UserError[] {
  const issues = rulesOf(value.constructor)?.safeParse(value).error?.issues ?? [];
  return issues.map(
    ({ path, message, ...more }) =>
      new UserError('INVALID_INPUT', message, { ...paramsOf(more), path: [...within, ...path.map(String)] }),
  );
}

/** Whether any given property has a rule. Most list queries have no argument at all. */
function isChecked(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return checkedProperties(value.constructor).some(
    property => (value as Record<string, unknown>)[property] !== undefined,
  );
}
