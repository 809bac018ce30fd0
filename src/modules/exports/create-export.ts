import { requirePermission, requireUserId } from '../../authorization/rules.ts';
import { type Context, inTransaction } from '../../context.ts';
import { lockById } from '../../database/saving.ts';
import { UserError } from '../../lib/user-error.ts';
import { emit } from '../../outbox/emit.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { dayIn } from '../settings/store-day.ts';
import { Export } from './export.entity.ts';
import type { CreateExportInput } from './export.inputs.ts';
import { maxOpenExports, openStatuses } from './export.rules.ts';
import { exportParameters } from './export-parameters.ts';
import { fileNameOf } from './file-name.ts';
import { findDefinition } from './find-definition.ts';

/**
 * Has a report or list made into a file, in the background. Who may see it in the API may take it away.
 * @throws UserError INVALID_INPUT, TOO_MANY_EXPORTS
 */
export async function createExport(ctx: Context, input: CreateExportInput): Promise<{ exportId: string }> {
  const userId = requireUserId(ctx);
  const definition = findDefinition(ctx.services, input.report);
  for (const permission of definition.permissions) requirePermission(ctx, permission);
  const parameters = await exportParameters(ctx, definition, input);
  return inTransaction(ctx, async ctx => {
    // Several requests of one person at once follow each other here, so that none slips past the limit.
    const requestedBy = await lockById(ctx, User, userId, []);
    await checkLimit(ctx, userId);
    const today = dayIn(parameters.timeZone, ctx.clock.now());
    const { report, format } = input;
    const fileName = fileNameOf(report, format, parameters, today);
    const made = ctx.em.create(Export, {
      requestedBy,
      report,
      format,
      parameters,
      fileName,
    } as never) as Export;
    audit(ctx, 'export.created', made);
    emit(ctx, 'export.requested', { exportId: made.id });
    return { exportId: made.id };
  });
}

async function checkLimit(ctx: Context, requestedBy: string): Promise<void> {
  const open = await ctx.em.count(Export, { requestedBy, status: { $in: [...openStatuses] } });
  if (open < maxOpenExports) return;
  throw new UserError(
    'TOO_MANY_EXPORTS',
    `You have ${open} exports waiting or running already. Wait for one of them to end, or cancel one.`,
  );
}
