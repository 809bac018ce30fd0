import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import type { ExportParameters } from '../../platform/files/define-export.ts';
import type { ExportFormat } from '../../platform/files/export-format.ts';
import { exportRegistry } from '../../platform/files/export-registry.ts';
import { publish } from '../../platform/live/publish.ts';
import { notifyUser } from '../notifications/notify.ts';
import { Export } from './export.entity.ts';
import { fileLifeMs, isOpen, maxRuns } from './export.rules.ts';
import { deleteChunks, type FileKey } from './export-chunks.ts';
import type { ExportReport } from './export-report.ts';
import { exportChanged } from './exports.live.ts';
import type { StoredList } from './list-choices.ts';

/** One attempt to create a file. It is valid only while the export has its token. */
export interface ExportRun extends FileKey, StoredList {
  readonly requestedById: string;
  readonly report: ExportReport;
  readonly format: ExportFormat;
  readonly parameters: ExportParameters;
  readonly attempts: number;
}

/** The export was canceled, deleted, or taken over by another run. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';
}

/**
 * Starts from the beginning: the parts of earlier runs are deleted, and what they may still write is ignored.
 * @returns null when there is nothing to do
 */
export async function beginRun(ctx: Context, exportId: string): Promise<ExportRun | null> {
  return inTransaction(ctx, async ctx => {
    const found = await ctx.em.findOne(Export, { id: exportId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // An administrator may retry a job that failed for good.
    if (!found || !(isOpen(found.status) || found.status === 'FAILED')) return null;
    publish(ctx, exportChanged, { about: exportId });
    await deleteChunks(ctx, exportId);
    if (found.status !== 'FAILED' && found.attempts >= maxRuns) {
      await fail(
        ctx,
        found,
        'The server stopped each time while the file was being created. Choose a shorter range, or CSV.',
      );
      return null;
    }
    const runToken = randomUUID();
    found.attempts = found.status === 'FAILED' ? 1 : found.attempts + 1;
    found.status = 'RUNNING';
    found.runToken = runToken;
    found.startedAt = ctx.clock.now();
    found.finishedAt = null;
    found.failureMessage = null;
    found.rowsDone = 0;
    found.rowsExpected = null;
    const { report, format, parameters, filter, sort, attempts } = found;
    const requestedById = found.requestedBy.id;
    return { exportId, runToken, requestedById, report, format, parameters, filter, sort, attempts };
  });
}

/** @throws RunEnded */
export async function checkRun(ctx: Context, { exportId, runToken }: ExportRun): Promise<void> {
  const [row] = await query(
    ctx,
    sql`/* exports.isRunning */ select id from export_file where id = ${exportId} and run_token = ${runToken} and status = 'RUNNING'`,
  );
  if (!row) throw new RunEnded();
}

/** Records how far a run is. @throws RunEnded */
export async function recordProgress(
  ctx: Context,
  run: ExportRun,
  rowsDone: number,
  rowsExpected: number | null,
): Promise<void> {
  const { exportId, runToken } = run;
  await inTransaction(ctx, async ctx => {
    const changed = await ctx.em.nativeUpdate(
      Export,
      { id: exportId, runToken, status: 'RUNNING' },
      { rowsDone, rowsExpected, updatedAt: ctx.clock.now() },
    );
    if (changed !== 1) throw new RunEnded();
    publish(ctx, exportChanged, { about: exportId });
  });
}

/** Records that the file is complete: from now on it can be downloaded. @throws RunEnded */
export async function finishRun(
  ctx: Context,
  { exportId, runToken, requestedById, format }: ExportRun,
  { title, rowCount, bytes }: { title: string; rowCount: number; bytes: number },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const now = ctx.clock.now();
    const expiresAt = new Date(now.getTime() + fileLifeMs);
    const changed = await ctx.em.nativeUpdate(
      Export,
      { id: exportId, runToken, status: 'RUNNING' },
      { status: 'READY', rowCount, rowsDone: rowCount, bytes, finishedAt: now, updatedAt: now, expiresAt },
    );
    if (changed !== 1) throw new RunEnded();
    publish(ctx, exportChanged, { about: exportId });
    await deleteChunks(ctx, exportId, runToken);
    const rows = `${rowCount.toLocaleString('en')} ${rowCount === 1 ? 'row' : 'rows'}`;
    const message = `"${title}" is ready to download as ${format}, with ${rows}. It is deleted after a day.`;
    await notifyUser(ctx, requestedById, { kind: 'EXPORT_READY', message, targetId: exportId });
  });
}

/** Records why the export cannot be created, however often it is tried. */
export async function refuseRun(
  ctx: Context,
  { exportId, runToken }: ExportRun,
  reason: string,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await ctx.em.findOne(
      Export,
      { id: exportId, runToken, status: 'RUNNING' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!found) return;
    await fail(ctx, found, reason);
    await deleteChunks(ctx, exportId);
  });
}

/** Records that an attempt failed because of an internal error: the export waits for the next one, or has failed. */
export async function recordFailedRun(ctx: Context, exportId: string, isFinal: boolean): Promise<void> {
  const found = await ctx.em.findOne(Export, { id: exportId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found || !isOpen(found.status)) return;
  publish(ctx, exportChanged, { about: exportId });
  await deleteChunks(ctx, exportId);
  if (isFinal) return fail(ctx, found, 'It failed because of an internal error. Request it again later.');
  found.status = 'QUEUED';
  found.runToken = null;
  found.rowsDone = 0;
}

/** Deletes what a run wrote that is no longer valid. */
export async function discardRun(ctx: Context, { exportId, runToken }: ExportRun): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await ctx.em.findOne(
      Export,
      { id: exportId },
      { filters: { notDeleted: false }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (found) await deleteChunks(ctx, exportId, found.runToken === runToken ? null : found.runToken);
  });
}

const maxMessageLength = 500;

/** Within a transaction. Whoever requested the export is notified, since they may be waiting for it. */
export async function fail(ctx: Context, found: Export, message: string): Promise<void> {
  publish(ctx, exportChanged, { about: found.id });
  found.status = 'FAILED';
  found.failureMessage = message.slice(0, maxMessageLength).toWellFormed();
  found.finishedAt = ctx.clock.now();
  const title = ctx.services.get(exportRegistry).find(found.report)?.title ?? found.report;
  await notifyUser(ctx, found.requestedBy.id, {
    kind: 'EXPORT_FAILED',
    message: `"${title}" could not be exported as ${found.format}. ${message}`,
    targetId: found.id,
  });
}
