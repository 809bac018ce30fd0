import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { UserError, UserErrors } from '../lib/user-error.ts';

/**
 * Checks an argument against the decorators of its class. TypeGraphQL calls it for each argument of each request;
 * its own way would import class-validator anew every time.
 * @throws UserErrors with every mistake and its path
 */
export async function validateArgument(value: unknown): Promise<void> {
  for (const item of Array.isArray(value) ? value : [value]) {
    if (!isChecked(item)) continue;
    // The checks of graphql/validation.ts decide themselves about absent values.
    const found = validateSync(item, { skipMissingProperties: false, forbidUnknownValues: false });
    if (found.length > 0) throw new UserErrors(found.flatMap(error => mistakesOf(error, [])));
  }
}

const checkedProperties = new Map<unknown, readonly string[]>();

/** Whether any property that is there has a check; most list queries have no argument at all. */
function isChecked(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const type = value.constructor;
  let properties = checkedProperties.get(type);
  if (!properties) {
    const checks = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
    properties = checks.map(check => check.propertyName);
    checkedProperties.set(type, properties);
  }
  return properties.some(property => (value as Record<string, unknown>)[property] !== undefined);
}

function mistakesOf(error: ValidationError, above: readonly string[]): UserError[] {
  const path = [...above, error.property];
  const own = Object.values(error.constraints ?? {}).map(
    message => new UserError('INVALID_INPUT', message, { path }),
  );
  return [...own, ...(error.children ?? []).flatMap(child => mistakesOf(child, path))];
}
