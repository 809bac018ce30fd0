import { basename } from 'node:path';
import type { Context } from '../../context/context.ts';
import type { FileImport, RunningImport } from './define-import.ts';
import type { FileResult } from './file-result.ts';
import { headerOf } from './header.ts';
import { ImportRun } from './import-run.ts';
import { InvalidFile } from './invalid-file.ts';
import { FileProblems, ImportFailed, type ProblemList } from './problems.ts';
import { readCsv } from './read-csv.ts';
import { RowReader } from './row-reader.ts';
import { describeFormat, formatOf } from './text-format.ts';

const batchSize = 200;

export interface FileOptions {
  /** Whether a stock column also sets the stock of what exists already. */
  readonly setStock: boolean;
  /** Called before the first row with how the file is written: `semicolons, Windows-1252`. */
  onFormat(format: string): void;
  /** Waited for before the next rows are read. An exception ends the import. */
  onProgress(bytesRead: number, rows: number): void | Promise<void>;
}

/**
 * Reads one file, batch by batch. Invalid rows are added to the problems and not imported.
 * @throws ImportFailed when the whole file is invalid; `skipInvalid` does not help then
 */
export async function importFile(
  ctx: Context,
  path: string,
  definition: FileImport,
  list: ProblemList,
  options: FileOptions,
): Promise<FileResult> {
  const problems = new FileProblems(basename(path), list);
  try {
    return await readFile(ctx, path, definition, problems, options);
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    for (const reason of error.reasons) problems.add(error.line, undefined, reason);
    throw new ImportFailed('Nothing was imported.', list);
  }
}

/** @throws InvalidFile */
async function readFile(
  ctx: Context,
  path: string,
  definition: FileImport,
  problems: FileProblems,
  { setStock, onFormat, onProgress }: FileOptions,
): Promise<FileResult> {
  const format = await formatOf(path);
  onFormat(describeFormat(format));
  let bytesRead = 0;
  const records = readCsv(path, format, bytes => {
    bytesRead += bytes;
  });
  try {
    const first = await records.next();
    const header = headerOf(first.done ? undefined : first.value, definition);
    const notation = { mayHaveDecimalCommas: format.delimiter !== ',' };
    const rows = new RowReader(definition, header.columns, notation, problems);
    const run = new ImportRun(problems.add, header.missingForNew, setStock);
    const running = await definition.begin(ctx, run);
    for await (const record of records) {
      rows.read(record);
      if (rows.batch.length < batchSize) continue;
      await apply(running, rows);
      await onProgress(bytesRead, rows.count);
    }
    await apply(running, rows);
    await running.finish?.();
    await onProgress(bytesRead, rows.count);
    return { changes: run.changes, skipped: problems.rows, notes: running.notes?.() ?? [] };
  } finally {
    // Closes the file, also when its header is wrong.
    await records.return(undefined);
  }
}

async function apply(running: RunningImport<never>, rows: RowReader): Promise<void> {
  const batch = rows.takeBatch();
  if (batch.length > 0) await running.apply(batch);
}
