import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { ExportChunk } from './export-chunk.entity.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The size of a part before compression. No more of a file is in memory at a time, in writing as in reading. */
export const chunkBytes = 256 * 1_024;

/** Fast rather than small: the files are kept for a day. */
const compression = { level: 3 };

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
    await writeChunk(ctx, key, position, await compress(part, compression));
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

/**
 * Reads a file of this many bytes part by part: the next one only when the reader asks for it.
 * @throws when the file is deleted meanwhile, so that nobody mistakes a part of it for the whole
 */
export async function* readChunks(
  ctx: Context,
  { exportId, runToken }: FileKey,
  bytes: number,
): AsyncGenerator<Buffer> {
  for (let position = 0, left = bytes; left > 0; position++) {
    const [row] = await query<{ content: Uint8Array }>(
      ctx,
      sql`/* exports.chunk */ select content from export_chunk where export_id = ${exportId} and run_token = ${runToken} and position = ${position}`,
    );
    if (!row) throw new Error(`The file of ${exportId} was deleted during its download.`);
    // One buffer of the right size, instead of many small ones that are then joined.
    const part = await decompress(row.content, { chunkSize: chunkBytes });
    left -= part.length;
    yield part;
  }
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

/**
 * The bytes in parts of one size. All of them share one buffer, so a part is valid only until the next one is requested:
 * new buffers would stay in memory by the hundreds until the next major garbage collection.
 */
async function* inParts(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const part = Buffer.allocUnsafe(chunkBytes);
  let length = 0;
  for await (const bytes of content) {
    for (let taken = 0; taken < bytes.length; ) {
      const count = bytes.copy(part, length, taken);
      taken += count;
      length += count;
      if (length < chunkBytes) continue;
      yield part;
      length = 0;
    }
  }
  if (length > 0) yield part.subarray(0, length);
}
