import { join } from 'node:path';
import { guest } from '../../platform/authorization/actor.ts';
import { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { rolledBack } from '../../platform/context/rolled-back.ts';
import type { FileImport } from '../../platform/files/import/define-import.ts';
import { describeFile } from '../../platform/files/import/describe-file.ts';
import type { FileResult } from '../../platform/files/import/file-result.ts';
import { importFolder } from '../../platform/files/import/import-folder.ts';
import { importRegistry } from '../../platform/files/import/import-registry.ts';
import { ImportFailed, type ProblemList } from '../../platform/files/import/problems.ts';
import { PermanentError } from '../../platform/jobs/permanent-error.ts';
import { type Person, personOf } from '../accounts/users/person-of.ts';
import { audit } from '../audit/audit.ts';
import { Import } from './import.entity.ts';
import { invalidRowsMessage, maxProblems, maxRuns } from './import.rules.ts';
import { beginRun, failRun, finishRun, type ImportRun, RunEnded, recordDescription } from './import-run.ts';
import { ProgressRecorder } from './progress-recorder.ts';
import type { Outcome } from './record-outcome.ts';
import { FileGone, withUploadedFile } from './uploaded-file.ts';

/** The import cannot be done, however often it is tried; the message is for people. */
class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/** Imports an uploaded file as the command line does: all of it, or nothing. */
export async function runImport(ctx: Context, importId: string): Promise<void> {
  const run = await beginRun(ctx, importId);
  if (!run) return;
  try {
    await importUpload(ctx, run).catch(error => reportRefusal(ctx, run, error));
  } catch (error) {
    if (error instanceof RunEnded) return;
    if (run.attempts >= maxRuns)
      throw new PermanentError(error instanceof Error ? error.message : String(error), { cause: error });
    throw error;
  }
}

async function importUpload(ctx: Context, run: ImportRun): Promise<void> {
  const definition = ctx.services.get(importRegistry).find(run.kind)!;
  const person = await personOf(ctx, run.createdById);
  checkPermissions(person, definition, run);
  await withUploadedFile(ctx, run.uploadId, definition.file, async folder => {
    const description = await describeFile(join(folder, definition.file));
    await recordDescription(ctx, run, description);
    checkColumns(person, definition, description.columns);
    const progress = new ProgressRecorder(ctx, run, description.rowCount);
    const outcome = await (run.dryRun ? rolledBack : inTransaction)(as(ctx, person), async ctx => {
      const { files, problems } = await importFolder(ctx, folder, ctx.services.get(importRegistry).all, {
        skipInvalid: run.skipInvalid,
        setStock: run.setStock,
        maxProblems,
        onFormat: () => {},
        onProgress: ({ rows }) => progress.rows(rows),
      });
      const outcome = outcomeOf(files, problems);
      if (run.dryRun) return outcome;
      const details = { files: files.map(({ file, changes, skipped }) => ({ file, ...changes, skipped })) };
      audit(ctx, 'import.completed', { type: Import.name, id: run.importId }, { details });
      await finishRun(ctx, run, outcome);
      return outcome;
    });
    if (run.dryRun) await finishRun(ctx, run, outcome);
  });
}

/** Records what another attempt would meet again. @throws every other error as it is */
async function reportRefusal(ctx: Context, run: ImportRun, error: unknown): Promise<void> {
  if (error instanceof ImportRefused || error instanceof FileGone) return failRun(ctx, run, error.message);
  if (!(error instanceof ImportFailed)) throw error;
  const { files, problems } = error;
  const found = outcomeOf(files ?? [], problems);
  // What an import found to be valid was not imported either.
  const outcome = run.dryRun ? found : { ...found, changes: { created: 0, updated: 0, unchanged: 0 } };
  await failRun(ctx, run, messageOf(run, files, problems, found), outcome);
}

function messageOf(
  { dryRun, skipInvalid }: ImportRun,
  files: readonly FileResult[] | undefined,
  problems: ProblemList,
  { failed }: Outcome,
): string {
  if (files) return invalidRowsMessage(failed, dryRun, !skipInvalid);
  const first = problems.kept[0];
  return `The file cannot be imported: it ${first?.reason ?? 'is not readable.'}`;
}

function outcomeOf(files: readonly FileResult[], problems: ProblemList): Outcome {
  const sum = (count: (file: FileResult) => number) => files.reduce((total, file) => total + count(file), 0);
  return {
    changes: {
      created: sum(file => file.changes.created),
      updated: sum(file => file.changes.updated),
      unchanged: sum(file => file.changes.unchanged),
    },
    failed: sum(file => file.skipped),
    problems,
    notes: files.flatMap(file => file.notes),
  };
}

/** @throws ImportRefused when somebody may no longer import what they wanted to */
function checkPermissions(
  person: Person | null,
  { permissions }: FileImport,
  { setStock }: ImportRun,
): asserts person is Person {
  if (!person) throw new ImportRefused('The account that started this can no longer be used.');
  const needed = setStock ? [...permissions, 'INVENTORY_MANAGE' as const] : permissions;
  const missing = needed.find(permission => !person.permissions.has(permission));
  if (missing) throw new ImportRefused(`This needs the permission ${missing}, which you no longer have.`);
}

/** @throws ImportRefused for a column that the person may not import */
function checkColumns(
  { permissions }: Person,
  { columnPermissions = {} }: FileImport,
  columns: readonly string[],
): void {
  for (const [column, permission] of Object.entries(columnPermissions)) {
    if (columns.includes(column) && !permissions.has(permission))
      throw new ImportRefused(
        `The column ${column} needs the permission ${permission}, which you do not have. Leave the column out.`,
      );
  }
}

/** The context of the job on behalf of a person, so that the ledger and the audit log name them. */
function as(ctx: Context, { id, permissions }: Person): Context {
  return new Context(
    ctx.services,
    { ...ctx.request, actor: { ...guest, userId: id, permissions } },
    ctx.state,
  );
}
