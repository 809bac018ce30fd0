import type { UserError } from './user-error.ts';

export type AssignedErrors = {
  /** By the name of the field. */
  byField: Map<string, UserError[]>;
  /** What belongs to no field on the page. */
  rest: UserError[];
};

/** Gives each error to the field of its path, or to the nearest field around it: "lines.0.quantity", else "lines.0", else "lines". */
export function assignErrors(errors: readonly UserError[], fieldNames: ReadonlySet<string>): AssignedErrors {
  const byField = new Map<string, UserError[]>();
  const rest: UserError[] = [];
  for (const error of errors) {
    const name = fieldFor(error.path ?? [], fieldNames);
    if (name === undefined) rest.push(error);
    else byField.set(name, [...(byField.get(name) ?? []), error]);
  }
  return { byField, rest };
}

function fieldFor(path: readonly string[], fieldNames: ReadonlySet<string>): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    if (fieldNames.has(name)) return name;
  }
  return undefined;
}
