import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { type FileDescription, shortened } from '../../platform/files/import/describe-file.ts';
import { publish } from '../../platform/live/publish.ts';
import { Import } from './import.entity.ts';
import { isOpen, maxRuns } from './import.rules.ts';
import type { ImportKind } from './import-kind.ts';
import { ImportProblem } from './import-problem.entity.ts';
import { importChanged } from './imports.live.ts';
import { notifyImportEnd } from './notify-import-end.ts';
import { cut, type Outcome, recordOutcome } from './record-outcome.ts';

/** One attempt to import a file. It is valid only while the import has its token. */
export interface ImportRun {
  readonly importId: string;
  readonly runToken: string;
  readonly createdById: string;
  readonly uploadId: string | null;
  readonly kind: ImportKind;
  readonly dryRun: boolean;
  readonly setStock: boolean;
  readonly skipInvalid: boolean;
  readonly attempts: number;
}

/** The import was canceled, erased, or taken over by another run. Thrown in its transaction, it undoes all changes. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

const nothingYet = {
  finishedAt: null,
  failureMessage: null,
  rowsDone: 0,
  rowsTotal: null,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  problemCount: 0,
  notes: [],
};

/**
 * Starts from the beginning: what an earlier run has not committed is gone, and it can commit nothing any more.
 * @returns null when there is nothing to do
 */
export async function beginRun(ctx: Context, importId: string): Promise<ImportRun | null> {
  return inTransaction(ctx, async ctx => {
    const found = await lockImport(ctx, importId);
    // An administrator may retry a job that failed for good; a file with mistakes has none.
    if (!found || !isOpen(found.status)) return null;
    if (found.attempts >= maxRuns) {
      await end(
        ctx,
        found,
        'FAILED',
        'The server stopped each time while the file was being imported. Split the file.',
      );
      return null;
    }
    await ctx.em.nativeDelete(ImportProblem, { import: importId });
    const runToken = randomUUID();
    Object.assign(found, nothingYet, { status: 'RUNNING', runToken, startedAt: ctx.clock.now() });
    found.attempts++;
    publish(ctx, importChanged, { about: importId });
    const { kind, dryRun, setStock, skipInvalid, attempts } = found;
    return {
      importId,
      runToken,
      createdById: found.createdBy.id,
      uploadId: found.upload?.id ?? null,
      ...{ kind, dryRun, setStock, skipInvalid, attempts },
    };
  });
}

/** Records how the file was understood, before anything is imported. @throws RunEnded */
export async function recordDescription(
  ctx: Context,
  run: ImportRun,
  { format, columns, firstRows, rowCount }: FileDescription,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await lockRun(ctx, run);
    found.format = format;
    found.preview = { columns: shortened(columns), rows: firstRows.map(row => [...row]) };
    found.rowsTotal = rowCount;
    publish(ctx, importChanged, { about: run.importId });
  });
}

/** Records how far a run is. @throws RunEnded */
export async function recordProgress(
  ctx: Context,
  { importId, runToken }: ImportRun,
  rowsDone: number,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const changed = await ctx.em.nativeUpdate(
      Import,
      { id: importId, runToken, status: 'RUNNING' },
      { rowsDone, updatedAt: ctx.clock.now() },
    );
    if (changed !== 1) throw new RunEnded();
    publish(ctx, importChanged, { about: importId });
  });
}

/**
 * Records that it is done: in the transaction of the import itself, so that its changes are there exactly when it is DONE.
 * @throws RunEnded
 */
export async function finishRun(ctx: Context, run: ImportRun, outcome: Outcome): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await lockRun(ctx, run);
    await recordOutcome(ctx, found, outcome);
    await end(ctx, found, 'DONE', null);
  });
}

/** Records why nothing was imported, with the problems of the file. */
export async function failRun(
  ctx: Context,
  run: ImportRun,
  message: string,
  outcome: Outcome | null = null,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await lockRun(ctx, run);
    if (outcome) await recordOutcome(ctx, found, outcome);
    await end(ctx, found, 'FAILED', message);
  });
}

/** Records that an attempt failed because of an internal error: the import waits for the next one, or has failed. */
export async function recordFailedRun(ctx: Context, importId: string, isFinal: boolean): Promise<void> {
  const found = await lockImport(ctx, importId);
  if (!found || !isOpen(found.status)) return;
  if (isFinal)
    return end(ctx, found, 'FAILED', 'It failed because of an internal error. Start it again later.');
  found.status = 'QUEUED';
  found.runToken = null;
  found.rowsDone = 0;
  publish(ctx, importChanged, { about: importId });
}

async function end(
  ctx: Context,
  found: Import,
  status: 'DONE' | 'FAILED',
  message: string | null,
): Promise<void> {
  found.status = status;
  found.failureMessage = message === null ? null : cut(message);
  found.finishedAt = ctx.clock.now();
  publish(ctx, importChanged, { about: found.id });
  await notifyImportEnd(ctx, found);
}

/** @throws RunEnded */
async function lockRun(ctx: Context, { importId, runToken }: ImportRun): Promise<Import> {
  const found = await lockImport(ctx, importId);
  if (found?.runToken !== runToken || found.status !== 'RUNNING') throw new RunEnded();
  return found;
}

function lockImport(ctx: Context, id: string): Promise<Import | null> {
  return ctx.em.findOne(Import, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}
