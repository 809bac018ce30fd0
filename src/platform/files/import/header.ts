import type { FileImport } from './define-import.ts';
import { InvalidFile } from './invalid-file.ts';
import type { CsvRecord } from './read-csv.ts';

/** The columns of a file, in their order. */
export interface Header {
  readonly columns: readonly string[];
  /** The columns that a new row needs and the file lacks. */
  readonly missingForNew: readonly string[];
}

/** @throws InvalidFile when the file is empty, lacks a column of the key, or has one that is unknown or comes twice */
export function headerOf(
  record: CsvRecord | undefined,
  { columns, key, neededByNew = [] }: FileImport,
): Header {
  const known = Object.keys(columns);
  if (!record)
    throw new InvalidFile(1, `is empty. Its first line must name the columns ${known.join(', ')}.`);
  const { fields } = record;
  const lacks = (column: string) => !fields.includes(column);
  const missing = key.filter(lacks);
  const unknown = fields.filter(column => !known.includes(column));
  const twice = fields.filter((column, index) => fields.indexOf(column) !== index);
  const problems = [
    missing.length > 0 && `has no column ${missing.join(', ')}, which says what each row is about.`,
    unknown.length > 0 && `has the unknown column ${unknown.join(', ')}; known are ${known.join(', ')}.`,
    twice.length > 0 && `has the column ${twice.join(', ')} twice.`,
  ].filter(problem => problem !== false);
  if (problems.length > 0) throw new InvalidFile(record.line, ...problems);
  return { columns: fields, missingForNew: neededByNew.filter(lacks) };
}
