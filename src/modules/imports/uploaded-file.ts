import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { selectionOf } from '../../platform/database/rows.ts';
import { privateFileMode } from '../../platform/lib/private-files.ts';
import { Upload } from '../uploads/upload.entity.ts';
import { readUpload } from '../uploads/upload-parts.ts';

const prefix = 'tradepost-import-';

/** Long after any import has ended: who left such a folder has died. */
const leftoverMs = 24 * 3_600_000;

/** The file was deleted before it was imported. The message is for people. */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/**
 * Runs `work` with a folder of its own that has the uploaded file under this name, as the importer reads it: more than
 * once, and larger than memory. Nobody else can open the folder, and it is deleted afterwards.
 */
export async function withUploadedFile(
  ctx: Context,
  uploadId: string | null,
  name: string,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const selection = selectionOf(ctx.database.db, Upload, ['size', 'status', 'runToken']);
  const upload = uploadId === null ? null : await loadById(ctx, Upload, uploadId, selection);
  if (upload?.status !== 'STORED' || upload.runToken === null)
    throw new FileGone('The file was deleted before it was imported. Upload it again.');
  await deleteLeftovers();
  // Its mode is 0700.
  const folder = await mkdtemp(join(tmpdir(), prefix));
  try {
    const content = readUpload(ctx, { uploadId: upload.id, runToken: upload.runToken, size: upload.size });
    const file = createWriteStream(join(folder, name), { mode: privateFileMode });
    await pipeline(Readable.from(content, { objectMode: false }), file);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Deletes what processes of this machine left when they died during an import. */
export async function deleteLeftovers(now = Date.now()): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      const { mtimeMs } = await stat(folder);
      if (now - mtimeMs > leftoverMs) await rm(folder, { recursive: true, force: true });
    } catch {
      // Another process has deleted it, or it belongs to somebody else.
    }
  }
}
