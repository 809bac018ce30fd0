import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { lockById } from '../../platform/database/saving.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { publish } from '../../platform/live/publish.ts';
import { Export } from './export.entity.ts';
import { exportChanged } from './exports.live.ts';

/** Locks one of the actor's own exports, whose change is then published. @throws UserError NOT_FOUND, also for somebody else's */
export async function lockOwnExport(ctx: Context, id: string): Promise<Export> {
  const path = ['exportId'];
  const found = await lockById(ctx, Export, id, path);
  if (found.requestedBy.id === requireUserId(ctx)) {
    publish(ctx, exportChanged, { about: id });
    return found;
  }
  throw new UserError('NOT_FOUND', `There is no export with the id ${id}.`, { path });
}
