import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';

export interface CsvRecord {
  /** The line that the record begins on; the header is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** The file is not what it should be, as a whole: not UTF-8, or a quote that never ends. */
export class CsvError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const maxRecordBytes = 1024 * 1024;

/**
 * The records of a UTF-8 CSV file, one after the other, the header first. A byte order mark, CRLF, and empty lines do
 * no harm. `onBytes` is told how much has been read.
 * @throws CsvError
 */
export async function* readCsv(file: string, onBytes: (bytes: number) => void): AsyncGenerator<CsvRecord> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: maxRecordBytes,
  });
  const source = Readable.from(decoded(file, onBytes));
  source.on('error', error => parser.destroy(error));
  source.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { line: info.lines - newlinesIn(record), fields: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw error;
    const found = (error as { lines?: number }).lines;
    throw new CsvError(found ?? line, `is not well-formed CSV: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
}

// A quoted field may go over several lines; people look for the first.
function newlinesIn(record: readonly string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

async function* decoded(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new CsvError(line, 'is not valid UTF-8. Save it as UTF-8 and try again.');
    }
    line += text.split('\n').length - 1;
    onBytes(chunk.length);
    if (text !== '') yield text;
  }
}
