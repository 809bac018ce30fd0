import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { publish } from '../../platform/live/publish.ts';
import { audit } from '../audit/audit.ts';
import { Import } from './import.entity.ts';
import type { CancelImportInput } from './import.inputs.ts';
import { importableKinds } from './import.queries.ts';
import { cancelProblem } from './import.rules.ts';
import { importChanged } from './imports.live.ts';
import { notifyImportEnd } from './notify-import-end.ts';

/**
 * Cancels an import that waits or runs. A run notices it within a second, or at its end, and is rolled back.
 * @throws UserError NOT_FOUND, also when the actor may not import such files; WRONG_STATUS
 */
export async function cancelImport(
  ctx: Context,
  { importId }: CancelImportInput,
): Promise<{ importId: string }> {
  const kinds = importableKinds(ctx);
  return inTransaction(ctx, async ctx => {
    const found = await ctx.em.findOne(Import, { id: importId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const path = ['importId'];
    if (!found || !kinds.includes(found.kind))
      throw new UserError('NOT_FOUND', `There is no import with the id ${importId}.`, { path });
    refuseIf(cancelProblem(found), path);
    found.status = 'CANCELLED';
    found.finishedAt = ctx.clock.now();
    audit(ctx, 'import.cancelled', { type: Import.name, id: importId });
    publish(ctx, importChanged, { about: importId });
    await notifyImportEnd(ctx, found);
    return { importId };
  });
}
