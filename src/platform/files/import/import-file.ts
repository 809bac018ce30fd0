import { basename } from 'node:path';
import type { Context } from '../../context/context.ts';
import type { Changes, FileImport, ImportedRow, RunningImport } from './define-import.ts';
import { ImportFailed, type ProblemList } from './problems.ts';
import { CsvError, type CsvRecord, readCsv } from './read-csv.ts';

const batchSize = 200;

export interface FileResult {
  readonly changes: Changes;
  /** How many rows were skipped. */
  readonly skipped: number;
}

/**
 * Reads one file, batch by batch. Invalid rows are added to the problems and not imported.
 * @throws ImportFailed when the whole file is invalid; `skipInvalid` does not help then
 */
export async function importFile(
  ctx: Context,
  path: string,
  definition: FileImport,
  problems: ProblemList,
  onProgress: (bytesRead: number, rows: number) => void,
): Promise<FileResult> {
  const changes: Changes = { created: 0, updated: 0, unchanged: 0 };
  const rows = new RowReader(basename(path), definition, problems);
  const running = await definition.begin(ctx, changes, rows.reject);
  let bytesRead = 0;
  const countBytes = (bytes: number) => {
    bytesRead += bytes;
  };
  try {
    for await (const record of readCsv(path, countBytes)) {
      rows.read(record);
      if (rows.batch.length < batchSize) continue;
      await apply(running, rows);
      onProgress(bytesRead, rows.count);
    }
  } catch (error) {
    if (error instanceof CsvError) return rows.fail(error.line, error.message);
    throw error;
  }
  rows.checkHeader();
  await apply(running, rows);
  await running.finish?.();
  onProgress(bytesRead, rows.count);
  return { changes, skipped: rows.rejected.size };
}

async function apply(running: RunningImport<never>, rows: RowReader): Promise<void> {
  const batch = rows.takeBatch();
  if (batch.length > 0) await running.apply(batch);
}

/** Turns the records of one file into rows with valid values. */
class RowReader {
  count = 0;
  batch: ImportedRow<never>[] = [];
  /** The lines of the invalid rows. */
  readonly rejected = new Set<number>();
  readonly #lineByKey = new Map<string, number>();
  #header: readonly string[] | undefined;

  constructor(
    private readonly file: string,
    private readonly definition: FileImport,
    private readonly problems: ProblemList,
  ) {}

  read(record: CsvRecord): void {
    if (!this.#header) {
      this.#header = this.#headerOf(record);
      return;
    }
    this.count++;
    const values = this.#valuesOf(record, this.#header);
    if (values && this.#isFirst(values, record.line))
      this.batch.push({ line: record.line, values: values as never });
  }

  takeBatch(): ImportedRow<never>[] {
    const { batch } = this;
    this.batch = [];
    return batch;
  }

  readonly reject = (line: number, column: string | undefined, reason: string): void => {
    this.rejected.add(line);
    this.problems.add({ file: this.file, line, column, reason });
  };

  /** Reports problems with the whole file and ends the import. */
  fail(line: number, ...reasons: readonly string[]): never {
    for (const reason of reasons) this.problems.add({ file: this.file, line, column: undefined, reason });
    throw new ImportFailed('Nothing was imported.', this.problems);
  }

  checkHeader(): void {
    const columns = Object.keys(this.definition.columns).join(', ');
    if (!this.#header) this.fail(1, `is empty. Its first line must name the columns ${columns}.`);
  }

  #headerOf({ line, fields }: CsvRecord): readonly string[] {
    const expected = Object.keys(this.definition.columns);
    const needed = expected.filter(column => !this.definition.mayLack?.includes(column));
    const missing = needed.filter(column => !fields.includes(column));
    const unknown = fields.filter(column => !expected.includes(column));
    const twice = fields.filter((column, index) => fields.indexOf(column) !== index);
    const problems = [
      missing.length > 0 && `has no column ${missing.join(', ')}.`,
      unknown.length > 0 && `has the unknown column ${unknown.join(', ')}; known are ${expected.join(', ')}.`,
      twice.length > 0 && `has the column ${twice.join(', ')} twice.`,
    ].filter(problem => problem !== false);
    return problems.length > 0 ? this.fail(line, ...problems) : fields;
  }

  #valuesOf({ line, fields }: CsvRecord, header: readonly string[]): Record<string, unknown> | undefined {
    if (fields.length !== header.length) {
      this.reject(line, undefined, `has ${fields.length} fields, but the header has ${header.length}.`);
      return undefined;
    }
    const values: Record<string, unknown> = {};
    for (const [index, column] of header.entries()) {
      const parsed = this.definition.columns[column]!(fields[index]!);
      if ('value' in parsed) values[column] = parsed.value;
      else this.reject(line, column, parsed.reason);
    }
    for (const column of this.definition.mayLack ?? []) values[column] ??= null;
    return this.rejected.has(line) ? undefined : values;
  }

  #isFirst(values: Record<string, unknown>, line: number): boolean {
    const key = this.definition.key.map(column => String(values[column]).toLowerCase()).join('\u0000');
    const earlier = this.#lineByKey.get(key);
    if (earlier === undefined) this.#lineByKey.set(key, line);
    else this.reject(line, this.definition.key.join(', '), `is the same as on line ${earlier}.`);
    return earlier === undefined;
  }
}
