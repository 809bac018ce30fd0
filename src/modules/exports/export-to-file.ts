import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../platform/context/context.ts';
import { type ExportFormat, exportFormats } from '../../platform/files/export-format.ts';
import type { ExportProgress } from '../../platform/files/progress.ts';
import { checkRowCount, reportFile } from '../../platform/files/report-file.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { readSettings } from '../settings/settings.queries.ts';
import { checkFormat } from './check-format.ts';
import { exportParameters, type ReportChoices } from './export-parameters.ts';
import { storeReports } from './export-report.ts';
import { findDefinition } from './find-definition.ts';

export interface FileExport {
  /** Its name in upper or lower case, with hyphens or underscores. */
  readonly report: string;
  readonly format: string;
  readonly choices: ReportChoices;
  /** The file to write; null for the standard output. */
  readonly out: string | null;
  readonly progress: ExportProgress;
}

/**
 * Writes a report directly into a file, on the command line, where no permission is checked. The file has its name only
 * once it is complete. Returns the number of rows.
 * @throws UserError INVALID_INPUT, ExportRefused
 */
export async function exportToFile(ctx: Context, request: FileExport): Promise<number> {
  const report = named(request.report, storeReports, 'report');
  const format = named(request.format, Object.keys(exportFormats), 'format') as ExportFormat;
  const definition = findDefinition(ctx.services, report);
  checkFormat(definition, format);
  const parameters = await exportParameters(ctx, definition, request.choices);
  const [{ storeName }, expected] = await Promise.all([readSettings(ctx), definition.count(ctx, parameters)]);
  checkRowCount(format, expected ?? 0);
  let rows = 0;
  const content = reportFile(ctx, {
    definition,
    parameters,
    format,
    storeName,
    createdAt: ctx.clock.now(),
    createdBy: 'the command line',
    async onRows(count) {
      rows = count;
      request.progress.show(count, expected);
    },
  });
  await (request.out === null ? send(content, process.stdout, false) : save(content, request.out));
  return rows;
}

async function save(content: AsyncIterable<Buffer>, file: string): Promise<void> {
  const partial = `${file}.part`;
  try {
    await send(content, createWriteStream(partial), true);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function send(content: AsyncIterable<Buffer>, target: Writable, end: boolean): Promise<void> {
  await pipeline(Readable.from(content, { objectMode: false }), target, { end });
}

function named(name: string, known: readonly string[], what: string): string {
  const found = name.toUpperCase().replaceAll('-', '_');
  if (known.includes(found)) return found;
  throw new UserError('INVALID_INPUT', `There is no ${what} "${name}". There are: ${known.join(', ')}.`, {
    path: [what],
  });
}
