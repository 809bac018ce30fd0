import { GraphQLError } from 'graphql';
import { guest } from '../../platform/authorization/actor.ts';
import { Context } from '../../platform/context/context.ts';
import { RequestState } from '../../platform/context/request-state.ts';
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
  RunEnded,
  recordProgress,
  refuseRun,
} from './export-run.ts';
import { findDefinition } from './find-definition.ts';
import { withList } from './list-choices.ts';

/** Creates the file of an export from the beginning, whatever earlier attempts wrote. */
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
  checkPermissions(person, definition.permissions);
  const reader = readerFor(ctx, person);
  const parameters = withList(reader, definition, run.parameters, run);
  const rowsExpected = await definition.count(reader, parameters);
  checkRowCount(run.format, rowsExpected ?? 0);
  await recordProgress(ctx, run, 0, rowsExpected);
  const { storeName } = await readSettings(ctx);
  const progress = new ProgressRecorder(ctx, run, rowsExpected);
  const content = reportFile(reader, {
    definition,
    parameters,
    format: run.format,
    storeName,
    createdAt: ctx.clock.now(),
    createdBy: person.name,
    onRows: count => progress.rows(count),
  });
  const bytes = await writeChunks(ctx, run, content);
  await finishRun(ctx, run, { title: definition.title, rowCount: progress.count, bytes });
}

/** @throws ExportRefused when somebody may no longer read what they requested */
function checkPermissions(
  person: Person | null,
  permissions: readonly Parameters<Person['permissions']['has']>[0][],
): asserts person is Person {
  if (!person) throw new ExportRefused('Your account can no longer be used.');
  const missing = permissions.find(permission => !person.permissions.has(permission));
  if (missing) throw new ExportRefused(`This needs the permission ${missing}, which you no longer have.`);
}

/** A context that reads as the person who requested the export, from a replica if there is one, so that it delays nobody. */
function readerFor(ctx: Context, { id, permissions }: Person): Context {
  const actor = { ...guest, userId: id, permissions };
  return new Context(ctx.services, { ...ctx.request, actor }, new RequestState({ lane: 'JOB', kind: 'JOB' }));
}

const recordEveryMs = 1_000;
/** The progress of a file is also recorded each time it has grown by this share. */
const recordEveryShare = 0.05;

/** Records the progress from time to time, and checks after each batch whether the run is still valid. */
class ProgressRecorder {
  count = 0;
  #recordedCount = 0;
  #recordedAt = performance.now();

  constructor(
    private readonly ctx: Context,
    private readonly run: ExportRun,
    private readonly rowsExpected: number | null,
  ) {}

  /** @throws RunEnded */
  async rows(count: number): Promise<void> {
    this.count = count;
    if (!this.#isDue()) return checkRun(this.ctx, this.run);
    this.#recordedCount = count;
    this.#recordedAt = performance.now();
    await recordProgress(this.ctx, this.run, count, this.rowsExpected);
  }

  #isDue(): boolean {
    if (performance.now() - this.#recordedAt >= recordEveryMs) return true;
    return (
      this.rowsExpected !== null && this.count - this.#recordedCount >= this.rowsExpected * recordEveryShare
    );
  }
}

/** An error that another attempt would meet again, and whose message is for people. */
function isRefusal(error: unknown): error is ExportRefused | UserError | GraphQLError {
  return error instanceof ExportRefused || error instanceof UserError || isForbidden(error);
}

/** A condition of a filter can need a permission that its person no longer has. */
function isForbidden(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions.code === 'FORBIDDEN';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
