import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { compressPart, inParts, storedParts } from '../../platform/files/file-parts.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { ExportChunk } from './export-chunk.entity.ts';

/** Names a file: the export and the run that wrote it. */
export interface FileKey {
  readonly exportId: string;
  readonly runToken: string;
}

/** Writes the bytes of a file part by part, each in a transaction of its own. Returns the number of bytes. */
export async function writeChunks(
  ctx: Context,
  key: FileKey,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  let position = 0;
  let total = 0;
  for await (const part of inParts(content)) {
    await writeChunk(ctx, key, position, await compressPart(part));
    position++;
    total += part.length;
  }
  return total;
}

async function writeChunk(
  ctx: Context,
  { exportId, runToken }: FileKey,
  position: number,
  content: Buffer,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const id = newId(ExportChunk.idPrefix);
    await bulkInsert(ctx, ExportChunk, [{ id, export: exportId, runToken, position, content }]);
  });
}

/** The bytes of a file, part by part. @throws when the file is deleted meanwhile */
export function readChunks(
  ctx: Context,
  { exportId, runToken }: FileKey,
  bytes: number,
): AsyncGenerator<Buffer> {
  return storedParts(bytes, async position => {
    const [row] = await query<{ content: Uint8Array }>(
      ctx,
      sql`/* exports.chunk */ select content from export_chunk where export_id = ${exportId} and run_token = ${runToken} and position = ${position}`,
    );
    return row?.content;
  });
}

/** Deletes the parts of an export's files, within a transaction: all of them, or those of runs other than `keep`. */
export async function deleteChunks(
  ctx: Context,
  exportId: string,
  keep: string | null = null,
): Promise<void> {
  await ctx.em.nativeDelete(ExportChunk, {
    export: exportId,
    ...(keep !== null && { runToken: { $ne: keep } }),
  });
}
