import { requirePermission, requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { guardById } from '../../platform/database/guard.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { User } from '../accounts/users/user.entity.ts';
import { permissionsFor } from './may-upload.ts';
import { Upload } from './upload.entity.ts';
import type { CreateUploadInput } from './upload.inputs.ts';
import {
  csvContentTypes,
  maxUploadedBytes,
  maxUploads,
  plainContentType,
  uploadLifeMs,
} from './upload.rules.ts';
import { uploadTokenOf } from './upload-token.ts';

interface CreatedUpload {
  readonly uploadUrl: string;
  readonly uploadToken: string;
  readonly expiresAt: Date;
}

/**
 * Prepares an upload: the file itself comes by PUT.
 * @throws UserError INVALID_INPUT, TOO_MANY_UPLOADS
 */
export async function createUpload(ctx: Context, input: CreateUploadInput): Promise<CreatedUpload> {
  const userId = requireUserId(ctx);
  for (const permission of permissionsFor(ctx.services, input.purpose)) requirePermission(ctx, permission);
  const contentType = plainContentType(input.contentType);
  if (!csvContentTypes.includes(contentType))
    throw new UserError('INVALID_INPUT', `"contentType" must be one of ${csvContentTypes.join(', ')}.`, {
      path: ['contentType'],
    });
  return inTransaction(ctx, async ctx => {
    // Several requests of one person at once wait for each other here, so that none slips past the limits.
    const owner = await guardById(ctx, User, userId, []);
    await checkLimits(ctx, userId, input.size);
    const expiresAt = new Date(ctx.clock.now().getTime() + uploadLifeMs);
    const { purpose, fileName, size } = input;
    const { id } = create(ctx, Upload, {
      owner,
      purpose,
      fileName: fileName.trim(),
      contentType,
      size,
      expiresAt,
    });
    const { keys, config } = ctx.services;
    const uploadToken = uploadTokenOf(keys, id);
    return { uploadUrl: `${config.publicUrl}/uploads/${uploadToken}`, uploadToken, expiresAt };
  });
}

/** @throws UserError TOO_MANY_UPLOADS */
async function checkLimits(ctx: Context, ownerId: string, size: number): Promise<void> {
  const [found] = await query<{ count: number; bytes: number | null }>(
    ctx,
    sql`/* uploads.held */ select count(*) as count, sum(size) as bytes from upload
      where owner_id = ${ownerId} and created_at > ${new Date(ctx.clock.now().getTime() - uploadLifeMs)}`,
  );
  if (Number(found!.count) >= maxUploads)
    throw new UserError(
      'TOO_MANY_UPLOADS',
      `You have uploaded ${maxUploads} files in the last 24 hours, which is the limit for one person. Try again later.`,
    );
  if (Number(found!.bytes ?? 0) + size > maxUploadedBytes)
    throw new UserError(
      'TOO_MANY_UPLOADS',
      'With this file you would have uploaded more than 500 MiB in 24 hours, which is the limit for one person. Try again later.',
      { path: ['size'] },
    );
}
