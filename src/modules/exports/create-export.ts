import { requirePermission, requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { guardById } from '../../platform/database/guard.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { dayIn } from '../settings/store-day.ts';
import { checkFormat } from './check-format.ts';
import { checkLimits } from './check-limits.ts';
import { Export } from './export.entity.ts';
import type { CreateExportInput } from './export.inputs.ts';
import { exportParameters } from './export-parameters.ts';
import { exportRequested } from './exports.events.ts';
import { fileNameOf } from './file-name.ts';
import { findDefinition } from './find-definition.ts';
import { checkList, withList } from './list-choices.ts';
import { type StoredOfList, storedOfList } from './stored-list.ts';

/**
 * Queues a report or list to be written into a file. It needs the permissions that its definition names.
 * @throws UserError INVALID_INPUT, TOO_MANY_EXPORTS; FORBIDDEN also for a condition that the list refuses
 */
export async function createExport(ctx: Context, input: CreateExportInput): Promise<{ exportId: string }> {
  const userId = requireUserId(ctx);
  const definition = findDefinition(ctx.services, input.report);
  for (const permission of definition.permissions) requirePermission(ctx, permission);
  checkFormat(definition, input.format);
  const parameters = await exportParameters(ctx, definition, input);
  const requestedOn = dayIn(parameters.timeZone, ctx.clock.now());
  const list = {
    filter: storedOfList(input.filter, 'filter', definition, requestedOn),
    sort: storedOfList(input.sort, 'sort', definition, requestedOn),
  };
  await checkList(ctx, definition, withList(ctx, definition, parameters, list));
  return inTransaction(ctx, async ctx => {
    // Several requests of one person at once wait for each other here, so that none slips past the limits.
    const requestedBy = await guardById(ctx, User, userId, []);
    await checkLimits(ctx, userId);
    const today = dayIn(parameters.timeZone, ctx.clock.now());
    const { report, format } = input;
    const fileName = fileNameOf(input, parameters, today, list.filter !== null);
    const created = create(ctx, Export, { requestedBy, report, format, parameters, ...list, fileName });
    audit(ctx, 'export.created', created, { details: filterDetails(list.filter) });
    emit(ctx, exportRequested, { exportId: created.id });
    return { exportId: created.id };
  });
}

/** The filter for the audit log, without the text that was searched for: that may name somebody who is erased later. */
function filterDetails(filter: StoredOfList | null): Readonly<Record<string, unknown>> {
  if (filter === null) return {};
  const [conditions] = Object.values(filter);
  const { search, ...others } = (conditions ?? {}) as Record<string, unknown>;
  return { filter: { ...others, ...(search !== undefined && { isSearched: true }) } };
}
