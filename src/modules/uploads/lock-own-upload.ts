import { LockMode } from '@mikro-orm/core';
import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Upload } from './upload.entity.ts';
import { uploadIdIn } from './upload-token.ts';

/**
 * Locks an upload of the actor's own whose file is there.
 * @throws UserError TOKEN_INVALID, also for somebody else's; WRONG_STATUS when the file was not sent
 */
export async function lockOwnUpload(ctx: Context, token: string, path: readonly string[]): Promise<Upload> {
  const id = uploadIdIn(ctx.services.keys, token);
  const found =
    id === undefined
      ? null
      : await ctx.em.findOne(Upload, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!found || found.owner.id !== requireUserId(ctx) || found.expiresAt <= ctx.clock.now())
    throw new UserError(
      'TOKEN_INVALID',
      'This is not the token of a file that you have uploaded in the last 24 hours. Upload it again.',
      { path },
    );
  if (found.status !== 'STORED')
    throw new UserError(
      'WRONG_STATUS',
      'The file was not sent to the end. Send it to its "uploadUrl" first.',
      {
        path,
      },
    );
  return found;
}
