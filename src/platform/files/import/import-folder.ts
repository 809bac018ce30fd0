import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../context/context.ts';
import { inTransaction } from '../../context/in-transaction.ts';
import type { FileImport } from './define-import.ts';
import type { FileResult } from './file-result.ts';
import { importFile } from './import-file.ts';
import { ImportFailed, ProblemList } from './problems.ts';
import { inReadingOrder } from './reading-order.ts';

export interface ImportOptions {
  /** Skip invalid rows instead of importing nothing. */
  readonly skipInvalid: boolean;
  /** Let stock columns also set the stock of what exists already. */
  readonly setStock: boolean;
  /** Called before the first row of a file with how it is written: `semicolons, Windows-1252`. */
  onFormat(file: string, format: string): void;
  /** Waited for before the next rows are read. An exception ends the import. */
  onProgress(progress: {
    file: string;
    bytesRead: number;
    bytesTotal: number;
    rows: number;
  }): void | Promise<void>;
  /** How many problems are kept, of all that are counted; 200 when absent. */
  readonly maxProblems?: number;
}

export interface ImportResult {
  readonly files: readonly (FileResult & { readonly file: string })[];
  /** Files in the folder that no module imports. */
  readonly skippedFiles: readonly string[];
  readonly problems: ProblemList;
}

/**
 * Reads a folder of CSV files into the database, in one transaction: all of it, or nothing.
 * @throws ImportFailed with every problem when a row is invalid and `skipInvalid` is off, when no row is valid, or when a
 *   whole file is invalid
 */
export async function importFolder(
  ctx: Context,
  folder: string,
  imports: readonly FileImport[],
  options: ImportOptions,
): Promise<ImportResult> {
  const present = filesIn(folder);
  const readable = inReadingOrder(imports);
  const known = readable.filter(({ file }) => present.includes(file));
  if (known.length === 0) {
    throw new ImportFailed(
      `There is nothing to import in ${folder}: it has none of ${readable.map(({ file }) => file).join(', ')}.`,
    );
  }
  return inTransaction(ctx, async ctx => {
    const problems = new ProblemList(options.maxProblems);
    const files = [];
    for (const definition of known) {
      const { file } = definition;
      const path = join(folder, file);
      const bytesTotal = statSync(path).size;
      const result = await importFile(ctx, path, definition, problems, {
        setStock: options.setStock,
        onFormat: format => options.onFormat(file, format),
        onProgress: (bytesRead, rows) => options.onProgress({ file, bytesRead, bytesTotal, rows }),
      });
      files.push({ file, ...result });
    }
    if (problems.total > 0) checkWorthKeeping(files, problems, options);
    const skippedFiles = present.filter(
      file => file.endsWith('.csv') && !known.some(definition => definition.file === file),
    );
    return { files, skippedFiles, problems };
  });
}

/** @throws ImportFailed */
function checkWorthKeeping(
  files: readonly FileResult[],
  problems: ProblemList,
  { skipInvalid }: ImportOptions,
): void {
  if (!skipInvalid) throw new ImportFailed('Nothing was imported.', problems, files);
  const valid = files.reduce(
    (sum, { changes: { created, updated, unchanged } }) => sum + created + updated + unchanged,
    0,
  );
  const skipped = files.reduce((sum, file) => sum + file.skipped, 0);
  if (valid === 0)
    throw new ImportFailed(`Nothing was imported: none of the ${skipped} rows is valid.`, problems, files);
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ImportFailed(`There is no folder ${folder}.`);
  return readdirSync(folder).sort();
}
