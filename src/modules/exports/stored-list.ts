import { DayRangeInput, openDayRangeOf } from '../../platform/graphql/day-range.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { OfList } from './export-list.inputs.ts';
import { type ExportReport, reportsOf } from './export-report.ts';

/** The filter or the sort of a list, as it is stored: JSON in the names of the API. */
export type StoredOfList = Readonly<Record<string, object>>;

/**
 * A filter or a sort, to be stored with its export. Named days become the days that they are today, so that an export
 * that runs later, or again, has the same rows as the list that its person sees.
 * @returns null when it says nothing
 * @throws UserError INVALID_INPUT for one of another list
 */
export function storedOfList(
  input: OfList | null | undefined,
  field: 'filter' | 'sort',
  { report, list }: { readonly report: ExportReport; readonly list?: string },
  today: string,
): StoredOfList | null {
  if (input == null) return null;
  if (list === undefined)
    throw new UserError('INVALID_INPUT', `"${field}" applies to lists only; leave it out for ${report}.`, {
      path: [field],
    });
  for (const [name, value] of Object.entries(input)) {
    if (value == null || name === list) continue;
    throw new UserError(
      'INVALID_INPUT',
      `A ${field} of "${name}" fits ${reportsOf(name)} only, but the report is ${report}, whose ${field} is "${list}".`,
      { path: [field, name] },
    );
  }
  const { [list]: conditions = {} } = stored(input, today, [field]) as StoredOfList;
  return Object.keys(conditions).length > 0 ? { [list]: conditions } : null;
}

/** Without what is absent. Dates become text when they are written as JSON. */
function stored(value: unknown, today: string, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => stored(item, today, [...path, String(index)]));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof DayRangeInput) return openDayRangeOf(value, today, path);
  const present = Object.entries(value).filter(([, inner]) => inner != null);
  return Object.fromEntries(present.map(([name, inner]) => [name, stored(inner, today, [...path, name])]));
}
