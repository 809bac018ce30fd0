import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { decodedText, newlinesIn } from './decode-text.ts';
import { InvalidFile } from './invalid-file.ts';
import type { TextFormat } from './text-format.ts';

export interface CsvRecord {
  /** The line on which the record begins; the first line of the file is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

const maxRecordBytes = 1024 * 1024;

/**
 * The records of a CSV file, one after the other, the header first. A byte order mark, CRLF, and empty lines are
 * accepted. `onBytes` is called with the number of bytes of each chunk.
 * @throws InvalidFile
 */
export async function* readCsv(
  file: string,
  { encoding, delimiter, namesDelimiter }: TextFormat,
  onBytes: (bytes: number) => void,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    from_line: namesDelimiter ? 2 : 1,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: maxRecordBytes,
  });
  const source = Readable.from(decodedText(file, encoding, onBytes));
  source.on('error', error => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // A quoted field may span several lines; people look for the first one.
      const newlines = record.reduce((sum, field) => sum + newlinesIn(field), 0);
      yield { line: info.lines - newlines, fields: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    const found = (error as { lines?: number }).lines;
    throw new InvalidFile(found ?? line, `is not well-formed CSV: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
}
