import { UserError, UserErrors } from '../lib/user-error.ts';
import { checkedProperties, paramsOf, rulesOf } from './input-rules.ts';

/**
 * Checks an argument against the rules of its class. TypeGraphQL calls it for each argument of each request.
 * @throws UserErrors with every mistake and its path
 */
export async function validateArgument(value: unknown): Promise<void> {
  for (const item of Array.isArray(value) ? value : [value]) {
    if (!isChecked(item)) continue;
    const result = rulesOf(item.constructor)?.safeParse(item);
    if (!result || result.success) continue;
    throw new UserErrors(
      result.error.issues.map(
        ({ path, message, ...more }) =>
          new UserError('INVALID_INPUT', message, { ...paramsOf(more), path: path.map(String) }),
      ),
    );
  }
}

/** Whether any given property has a rule. Most list queries have no argument at all. */
function isChecked(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return checkedProperties(value.constructor).some(
    property => (value as Record<string, unknown>)[property] !== undefined,
  );
}
