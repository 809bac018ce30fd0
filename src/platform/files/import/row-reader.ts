import type { Notation } from './columns.ts';
import type { FileImport, ImportedRow } from './define-import.ts';
import type { FileProblems } from './problems.ts';
import type { CsvRecord } from './read-csv.ts';
import { SeenKeys } from './seen-keys.ts';

/** Turns the records of one file into rows with valid values. */
export class RowReader {
  count = 0;
  batch: ImportedRow<never>[] = [];
  readonly #seen = new SeenKeys();
  /** The fields of the rows of this batch, and of the one that was taken last, by their lines. */
  #fields = new Map<number, readonly string[]>();
  #taken: ReadonlyMap<number, readonly string[]> = new Map();

  constructor(
    private readonly definition: FileImport,
    private readonly header: readonly string[],
    private readonly notation: Notation,
    private readonly problems: FileProblems,
  ) {
    problems.valueAt = (line, column) =>
      (this.#fields.get(line) ?? this.#taken.get(line))?.[header.indexOf(column)];
  }

  read(record: CsvRecord): void {
    this.count++;
    this.#fields.set(record.line, record.fields);
    const values = this.#valuesOf(record);
    if (values && this.#isFirst(values, record.line))
      this.batch.push({ line: record.line, values: values as never });
  }

  takeBatch(): ImportedRow<never>[] {
    const { batch } = this;
    this.batch = [];
    this.#taken = this.#fields;
    this.#fields = new Map();
    return batch;
  }

  #valuesOf({ line, fields }: CsvRecord): Record<string, unknown> | undefined {
    const { header, problems, notation } = this;
    if (fields.length !== header.length) {
      problems.add(line, undefined, `has ${fields.length} fields, but the header has ${header.length}.`);
      return undefined;
    }
    const values: Record<string, unknown> = {};
    let isValid = true;
    for (const [index, column] of header.entries()) {
      const parsed = this.definition.columns[column]!(fields[index]!, notation);
      if ('value' in parsed) {
        values[column] = parsed.value;
      } else {
        isValid = false;
        problems.add(line, column, parsed.reason);
      }
    }
    return isValid ? values : undefined;
  }

  #isFirst(values: Record<string, unknown>, line: number): boolean {
    const columns = this.definition.key;
    const key = columns.map(column => String(values[column]).toLowerCase()).join('\u0000');
    const earlier = this.#seen.firstLine(key, line);
    if (earlier !== undefined)
      this.problems.add(line, columns.join(', '), `is the same as on line ${earlier}.`);
    return earlier === undefined;
  }
}
