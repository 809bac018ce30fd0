import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { compressPart, storedParts } from '../../platform/files/file-parts.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { Upload, type UploadStatus } from './upload.entity.ts';
import { abandonedMs } from './upload.rules.ts';
import { UploadChunk } from './upload-chunk.entity.ts';

/** Names the bytes of an upload: the upload, and the request that stores them. */
export interface UploadKey {
  readonly uploadId: string;
  readonly runToken: string;
}

/** Another request has begun to store the same file, because this one was taken for dead. */
export class UploadTaken extends Error {
  override readonly name = 'UploadTaken';
}

/** Begins to store a file. False when it is stored already, or another request is storing it. */
export async function claimUpload(ctx: Context, { uploadId, runToken }: UploadKey): Promise<boolean> {
  return inTransaction(ctx, async ctx => {
    const now = ctx.clock.now();
    const claimed = await ctx.em.nativeUpdate(
      Upload,
      {
        id: uploadId,
        $or: [
          { status: 'WAITING' },
          { status: 'RECEIVING', updatedAt: { $lt: new Date(now.getTime() - abandonedMs) } },
        ],
      },
      { status: 'RECEIVING', runToken, updatedAt: now },
    );
    if (claimed === 1) await ctx.em.nativeDelete(UploadChunk, { upload: uploadId });
    return claimed === 1;
  });
}

/** Stores one part, in a transaction of its own. @throws UploadTaken */
export async function storePart(ctx: Context, key: UploadKey, position: number, part: Buffer): Promise<void> {
  const content = await compressPart(part);
  const { uploadId, runToken } = key;
  await inTransaction(ctx, async ctx => {
    await move(ctx, key, 'RECEIVING');
    const id = newId(UploadChunk.idPrefix);
    await bulkInsert(ctx, UploadChunk, [{ id, upload: uploadId, runToken, position, content }]);
  });
}

/** From now on the file can be used. @throws UploadTaken */
export async function completeUpload(ctx: Context, key: UploadKey): Promise<void> {
  await inTransaction(ctx, ctx => move(ctx, key, 'STORED'));
}

/** Nothing of the file is kept, and it may be sent again. */
export async function discardUpload(ctx: Context, { uploadId, runToken }: UploadKey): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await ctx.em.nativeDelete(UploadChunk, { upload: uploadId, runToken });
    await ctx.em.nativeUpdate(
      Upload,
      { id: uploadId, runToken, status: 'RECEIVING' },
      { status: 'WAITING', runToken: null, updatedAt: ctx.clock.now() },
    );
  });
}

/** @throws UploadTaken */
async function move(ctx: Context, { uploadId, runToken }: UploadKey, status: UploadStatus): Promise<void> {
  const changed = await ctx.em.nativeUpdate(
    Upload,
    { id: uploadId, runToken, status: 'RECEIVING' },
    { status, updatedAt: ctx.clock.now() },
  );
  if (changed !== 1) throw new UploadTaken();
}

/** The bytes of a stored file, part by part. @throws when the file is deleted meanwhile */
export function readUpload(
  ctx: Context,
  { uploadId, runToken, size }: UploadKey & { readonly size: number },
): AsyncGenerator<Buffer> {
  return storedParts(size, async position => {
    const [row] = await query<{ content: Uint8Array }>(
      ctx,
      sql`/* uploads.part */ select content from upload_chunk where upload_id = ${uploadId} and run_token = ${runToken} and position = ${position}`,
    );
    return row?.content;
  });
}
