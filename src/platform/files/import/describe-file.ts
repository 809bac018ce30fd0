import { InvalidFile } from './invalid-file.ts';
import { readCsv } from './read-csv.ts';
import { describeFormat, formatOf } from './text-format.ts';

const maxPreviewRows = 20;
const maxPreviewColumns = 40;
const maxPreviewText = 200;

/** What a person checks before they import a file: how it was understood. */
export interface FileDescription {
  /** `semicolons, Windows-1252` */
  readonly format: string;
  readonly columns: readonly string[];
  /** The first rows, as they stand in the file. Long fields are cut. */
  readonly firstRows: readonly (readonly string[])[];
  /** Null when the file cannot be read to its end. */
  readonly rowCount: number | null;
}

/** Reads a file to its end without importing anything. What is wrong with it, the import itself reports. */
export async function describeFile(path: string): Promise<FileDescription> {
  const format = await formatOf(path);
  const firstRows: string[][] = [];
  let columns: readonly string[] | undefined;
  let count = 0;
  let isReadable = true;
  try {
    for await (const { fields } of readCsv(path, format, () => {})) {
      if (columns === undefined) {
        columns = fields;
        continue;
      }
      count++;
      if (firstRows.length < maxPreviewRows) firstRows.push(shortened(fields));
    }
  } catch (error) {
    if (!(error instanceof InvalidFile)) throw error;
    isReadable = false;
  }
  return {
    format: describeFormat(format),
    columns: columns ?? [],
    firstRows,
    rowCount: isReadable ? count : null,
  };
}

/** The columns of the preview, as many of them as are shown. */
export function shortened(fields: readonly string[]): string[] {
  return fields.slice(0, maxPreviewColumns).map(shortText);
}

/** A text of a file, cut to what a person reads. */
export function shortText(text: string): string {
  return text.length > maxPreviewText ? `${text.slice(0, maxPreviewText).toWellFormed()}…` : text;
}
