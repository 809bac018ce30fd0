import { guest } from '../../platform/authorization/actor.ts';
import { Context } from '../../platform/context/context.ts';
import { ExportRefused } from '../../platform/files/export-refused.ts';
import { checkRowCount, reportFile } from '../../platform/files/report-file.ts';
import { PermanentError } from '../../platform/jobs/permanent-error.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { type Person, personOf } from '../accounts/users/person-of.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { maxRuns } from './export.rules.ts';
import { writeChunks } from './export-chunks.ts';
import {
  beginRun,
  checkRun,
  discardRun,
  type ExportRun,
  finishRun,
  noteProgress,
  RunEnded,
  refuseRun,
} from './export-run.ts';
import { findDefinition } from './find-definition.ts';

/** Makes the file of an export from the beginning, whatever came of earlier attempts. */
export async function makeExport(ctx: Context, exportId: string): Promise<void> {
  const run = await beginRun(ctx, exportId);
  if (!run) return;
  try {
    await writeFile(ctx, run);
  } catch (error) {
    if (error instanceof RunEnded) await discardRun(ctx, run);
    else if (isRefusal(error)) await refuseRun(ctx, run, error.message);
    else if (run.attempts >= maxRuns) throw new PermanentError(messageOf(error), { cause: error });
    else throw error;
  }
}

async function writeFile(ctx: Context, run: ExportRun): Promise<void> {
  const definition = findDefinition(ctx.services, run.report);
  const person = await personOf(ctx, run.requestedById);
  checkMayHave(person, definition.permissions);
  const reader = readerFor(ctx, person);
  const rowsExpected = await definition.count(reader, run.parameters);
  checkRowCount(run.format, rowsExpected ?? 0);
  await noteProgress(ctx, run, 0, rowsExpected);
  const { storeName } = await readSettings(ctx);
  const progress = new ProgressNotes(ctx, run, rowsExpected);
  const content = reportFile(reader, {
    definition,
    parameters: run.parameters,
    format: run.format,
    storeName,
    createdAt: ctx.clock.now(),
    createdBy: person.name,
    onRows: count => progress.rows(count),
  });
  const bytes = await writeChunks(ctx, run, content);
  await finishRun(ctx, run, { title: definition.title, rowCount: progress.count, bytes });
}

/** @throws ExportRefused when somebody may no longer have what they asked for */
function checkMayHave(
  person: Person | null,
  permissions: readonly Parameters<Person['permissions']['has']>[0][],
): asserts person is Person {
  if (!person) throw new ExportRefused('Your account can no longer be used.');
  const missing = permissions.find(permission => !person.permissions.has(permission));
  if (missing) throw new ExportRefused(`This needs the permission ${missing}, which you no longer have.`);
}

/** What is read is read as the person who asked; and on a replica where there is one, so that nobody waits for it. */
function readerFor(ctx: Context, { id, permissions }: Person): Context {
  return new Context(ctx.services, { ...ctx.request, actor: { ...guest, userId: id, permissions } });
}

const noteEveryMs = 1_000;
/** Of a file that is made in no time nobody follows the progress, but of one in twenty steps they can. */
const noteEveryShare = 0.05;

/** Notes the progress now and then, and looks after each batch whether the run still counts. */
class ProgressNotes {
  count = 0;
  #notedCount = 0;
  #notedAt = performance.now();

  constructor(
    private readonly ctx: Context,
    private readonly run: ExportRun,
    private readonly rowsExpected: number | null,
  ) {}

  /** @throws RunEnded */
  async rows(count: number): Promise<void> {
    this.count = count;
    if (!this.#isDue()) return checkRun(this.ctx, this.run);
    this.#notedCount = count;
    this.#notedAt = performance.now();
    await noteProgress(this.ctx, this.run, count, this.rowsExpected);
  }

  #isDue(): boolean {
    if (performance.now() - this.#notedAt >= noteEveryMs) return true;
    return this.rowsExpected !== null && this.count - this.#notedCount >= this.rowsExpected * noteEveryShare;
  }
}

/** What would be the same the next time, and has a sentence for people. */
function isRefusal(error: unknown): error is ExportRefused | UserError {
  return error instanceof ExportRefused || error instanceof UserError;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
