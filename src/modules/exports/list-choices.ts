import type { Context } from '../../platform/context/context.ts';
import type { ExportParameters, ListChoices, ReportExport } from '../../platform/files/define-export.ts';
import { ExportRefused } from '../../platform/files/export-refused.ts';
import { apiSchema } from '../../platform/graphql/api-schema.ts';
import { readStoredInput } from '../../platform/graphql/stored-input.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import type { StoredOfList } from './stored-list.ts';

/** What an export stores of the list that it shows. */
export interface StoredList {
  readonly filter: StoredOfList | null;
  readonly sort: StoredOfList | null;
}

/**
 * The parameters with the filter and the sort of the list.
 * @throws ExportRefused when this version no longer understands them: without one of its conditions, a file would show more
 */
export function withList(
  ctx: Context,
  { list }: ReportExport,
  parameters: ExportParameters,
  { filter, sort }: StoredList,
): ExportParameters {
  if (list === undefined) return parameters;
  const choices: ListChoices = {
    filter: partOf(ctx, 'ExportFilterInput', filter, list),
    sort: partOf(ctx, 'ExportSortInput', sort, list),
  };
  return { ...parameters, list: choices };
}

function partOf(ctx: Context, type: string, stored: StoredOfList | null, list: string): object | null {
  if (stored === null) return null;
  const read = readStoredInput(ctx.services.get(apiSchema), type, stored);
  if (read === null)
    throw new ExportRefused(
      'It was requested from another version, and this one does not understand its filter. Export it again.',
    );
  return (read as Record<string, object | undefined>)[list] ?? null;
}

/**
 * Checks the filter and the sort as the list does.
 * @throws UserError INVALID_INPUT with a path such as `filter.orders.total.min`; FORBIDDEN
 */
export async function checkList(
  ctx: Context,
  definition: ReportExport,
  parameters: ExportParameters,
): Promise<void> {
  try {
    await definition.checkList?.(ctx, parameters);
  } catch (error) {
    throw error instanceof UserError ? withinInput(error, definition.list!) : error;
  }
}

/** The list says `filter.total`, since that is its argument. */
function withinInput({ code, message, details }: UserError, list: string): UserError {
  const [argument, ...rest] = details.path ?? [];
  return new UserError(code, message, {
    ...details,
    path: argument === undefined ? [] : [argument, list, ...rest],
  });
}
