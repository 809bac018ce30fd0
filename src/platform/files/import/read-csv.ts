import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { parse } from 'csv-parse';

export interface CsvRecord {
  /** The line on which the record begins; the header is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** The whole file is invalid: it is not UTF-8, or a quote is never closed. */
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
 * The records of a UTF-8 CSV file, one after the other, the header first. A byte order mark, CRLF, and empty lines are
 * accepted. `onBytes` is called with the number of bytes of each chunk.
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

// A quoted field may span several lines; people look for the first one.
function newlinesIn(record: readonly string[]): number {
  return record.reduce((sum, field) => sum + count(field, '\n'), 0);
}

/** The text of the file, with every line end as \n, because the parser counts CRLF in quoted fields twice. */
async function* decoded(file: string, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let held = '';
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const text = held + decode(decoder, chunk, line);
    // A carriage return at the end is held back until the next character is known.
    held = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
    line += count(lines, '\n');
    onBytes(chunk.length);
    if (lines !== '') yield lines;
  }
  if (held !== '') yield '\n';
}

function decode(decoder: TextDecoder, chunk: Buffer, line: number): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    const [readable = ''] = chunk.toString('utf8').split('\uFFFD');
    throw new CsvError(line + count(readable, '\n'), 'is not valid UTF-8. Save it as UTF-8 and try again.');
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
