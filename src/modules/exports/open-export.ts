import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { loadById } from '../../platform/database/load.ts';
import { selectionOf } from '../../platform/database/rows.ts';
import { exportFormats } from '../../platform/files/export-format.ts';
import { exportRegistry } from '../../platform/files/export-registry.ts';
import { idPrefix } from '../../platform/lib/typed-id.ts';
import type { FileAnswer } from '../../platform/routes/route.ts';
import { personOf } from '../accounts/users/person-of.ts';
import { audit } from '../audit/audit.ts';
import { Export } from './export.entity.ts';
import { statusAt } from './export.rules.ts';
import { readChunks } from './export-chunks.ts';

const columns = ['requestedBy', 'report', 'format', 'status', 'expiresAt', 'fileName', 'bytes', 'runToken'];

const gone: FileAnswer = { status: 410, message: 'This file has expired and was deleted. Export it again.' };
const refused: FileAnswer = {
  status: 403,
  message: 'The person who requested this file no longer has access to it.',
};

/** The file of a valid link. Whoever requested it must still have the permissions of the report. */
export async function openExport(ctx: Context, file: string): Promise<FileAnswer | null> {
  const id = file.split('.')[0]!;
  // A replica may not have all parts of the file yet, or not know yet that somebody lost a permission.
  ctx.state.readFromPrimary();
  if (idPrefix(id) !== Export.idPrefix) return null;
  const found = await loadById(ctx, Export, id, selectionOf(ctx.database.db, Export, columns));
  if (!found) return null;
  const status = statusAt(found, ctx.clock.now());
  if (status === 'EXPIRED') return gone;
  if (status !== 'READY' || found.runToken === null) return null;
  const person = await personOf(ctx, found.requestedBy);
  const needed = ctx.services.get(exportRegistry).find(found.report)?.permissions;
  // A report of one's own needs no permission, but its person must still be able to sign in.
  if (!person || !needed?.every(permission => person.permissions.has(permission))) return refused;
  await inTransaction(ctx, async ctx => {
    // The link proves that its bearer received it, but not who they are.
    const details = { report: found.report, format: found.format, requestedById: found.requestedBy };
    audit(ctx, 'export.downloaded', { type: Export.name, id }, { details });
  });
  return {
    status: 200,
    fileName: found.fileName,
    contentType: exportFormats[found.format].contentType,
    disposition: 'attachment',
    bytes: found.bytes!,
    content: readChunks(ctx, { exportId: id, runToken: found.runToken }, found.bytes!),
  };
}
