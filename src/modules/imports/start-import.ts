import { requirePermission, requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { guardById } from '../../platform/database/guard.ts';
import { importRegistry } from '../../platform/files/import/import-registry.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { newId } from '../../platform/lib/typed-id.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { User } from '../accounts/users/user.entity.ts';
import { audit } from '../audit/audit.ts';
import { lockOwnUpload } from '../uploads/lock-own-upload.ts';
import { importOfPurpose } from '../uploads/upload-purpose.ts';
import { Import } from './import.entity.ts';
import type { StartImportInput } from './import.inputs.ts';
import { maxOpenImports, openStatuses } from './import.rules.ts';
import { importRequested } from './imports.events.ts';

/**
 * Queues the import of an uploaded file.
 * @throws UserError INVALID_INPUT, TOKEN_INVALID, WRONG_STATUS, TOO_MANY_IMPORTS, IDEMPOTENCY_KEY_REUSED
 */
export async function startImport(ctx: Context, input: StartImportInput): Promise<{ importId: string }> {
  const userId = requireUserId(ctx);
  const { kind, uploadToken } = input;
  const dryRun = input.dryRun ?? false;
  const setStock = input.setStock ?? false;
  const skipInvalid = input.skipInvalid ?? false;
  for (const permission of ctx.services.get(importRegistry).find(kind)!.permissions)
    requirePermission(ctx, permission);
  if (setStock) {
    if (kind !== 'PRODUCTS')
      throw new UserError(
        'INVALID_INPUT',
        `"setStock" is for PRODUCTS only, and this is an import of ${kind}.`,
        {
          path: ['setStock'],
        },
      );
    requirePermission(ctx, 'INVENTORY_MANAGE');
  }
  const result = { importId: newId(Import.idPrefix) };
  return inTransaction(ctx, ctx =>
    idempotent(ctx, 'startImport', input, result, async () => {
      // Several requests of one person at once wait for each other here, so that none slips past the limit.
      const createdBy = await guardById(ctx, User, userId, []);
      await checkLimit(ctx, userId);
      const upload = await lockOwnUpload(ctx, uploadToken, ['uploadToken']);
      if (importOfPurpose[upload.purpose] !== kind)
        throw new UserError(
          'INVALID_INPUT',
          `"kind" must be ${importOfPurpose[upload.purpose]}, since the file was uploaded for ${upload.purpose}.`,
          { path: ['kind'] },
        );
      const { fileName } = upload;
      const options = { kind, dryRun, setStock, skipInvalid };
      const { id } = create(ctx, Import, { id: result.importId, createdBy, upload, fileName, ...options });
      // Without the name of the file, which may be that of a person.
      audit(ctx, 'import.started', { type: Import.name, id }, { details: options });
      emit(ctx, importRequested, { importId: id });
    }),
  );
}

/** @throws UserError TOO_MANY_IMPORTS */
async function checkLimit(ctx: Context, createdBy: string): Promise<void> {
  const open = await ctx.em.count(Import, { createdBy, status: { $in: [...openStatuses] } });
  if (open >= maxOpenImports)
    throw new UserError(
      'TOO_MANY_IMPORTS',
      `You already have ${open} imports waiting or running. Wait until one of them is done, or cancel one.`,
    );
}
