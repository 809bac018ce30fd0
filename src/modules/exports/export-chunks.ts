import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { bulkInsert } from '../../platform/database/bulk.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { ExportChunk } from './export-chunk.entity.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Before packing. All that is in memory of a file at a time, whoever writes or reads it. */
export const chunkBytes = 256 * 1_024;

/** Quick rather than small: the files last for a day. */
const packing = { level: 3 };

/** Which file, and which run of its making. */
export interface FileKey {
  readonly exportId: string;
  readonly runToken: string;
}

/** Writes the bytes of a file part by part, each in a transaction of its own. Returns how many bytes there were. */
export async function writeChunks(
  ctx: Context,
  key: FileKey,
  content: AsyncIterable<Buffer>,
): Promise<number> {
  let position = 0;
  let total = 0;
  for await (const part of inParts(content)) {
    await writeChunk(ctx, key, position, await pack(part, packing));
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
    await bulkInsert(ctx, ExportChunk, [{ id, export: exportId as never, runToken, position, content }]);
  });
}

/**
 * Reads a file of so many bytes part by part: the next one only once somebody asks for it.
 * @throws when the file is deleted meanwhile, so that nobody takes what they have for all of it
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
    if (!row) throw new Error(`The file of ${exportId} was deleted while it was fetched.`);
    // One buffer of the right size, instead of many small ones and their sum.
    const part = await unpack(row.content, { chunkSize: chunkBytes });
    left -= part.length;
    yield part;
  }
}

/** Deletes the parts of a file, within a transaction: all of them, or those of runs other than `keep`. */
export async function deleteChunks(
  ctx: Context,
  exportId: string,
  keep: string | null = null,
): Promise<void> {
  await ctx.em.nativeDelete(ExportChunk, {
    export: exportId,
    ...(keep !== null && { runToken: { $ne: keep } }),
  } as never);
}

/**
 * The bytes in parts of one size. There is one buffer for all of them, so a part is good only until the next one is asked
 * for: a new one each time would stay in memory until the next great collection of garbage, and hundreds with it.
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
