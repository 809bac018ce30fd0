import { open } from 'node:fs/promises';
import { decoderOf } from './decode-text.ts';
import { encodingOf, type TextEncoding } from './text-encoding.ts';

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;
export type Delimiter = keyof typeof delimiterNames;

/** How a CSV file is written. */
export interface TextFormat {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  /** Whether the first line is no record but names the delimiter, as in `sep=;`, which spreadsheets understand. */
  readonly namesDelimiter: boolean;
}

const sampleBytes = 64 * 1024;

/** Finds out how a file is written. */
export async function formatOf(file: string): Promise<TextFormat> {
  const encoding = await encodingOf(file);
  return { encoding, ...delimiterOf(await firstLineOf(file, encoding)) };
}

/** For people: `semicolons, Windows-1252`. */
export function describeFormat({ delimiter, encoding }: TextFormat): string {
  return `${delimiterNames[delimiter]}, ${encoding}`;
}

/**
 * The delimiter of a file with this first line: the one that it names, or else the most frequent one in it, since no name of a
 * column contains one.
 */
export function delimiterOf(firstLine: string): Omit<TextFormat, 'encoding'> {
  const named = /^sep=([,;\t])$/i.exec(firstLine)?.[1];
  if (named) return { delimiter: named as Delimiter, namesDelimiter: true };
  const [delimiter] = (Object.keys(delimiterNames) as Delimiter[])
    .map(delimiter => [delimiter, firstLine.split(delimiter).length] as const)
    .reduce((best, other) => (other[1] > best[1] ? other : best));
  return { delimiter, namesDelimiter: false };
}

/** The first line that is not empty. */
async function firstLineOf(file: string, encoding: TextEncoding): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
    const text = decoderOf(encoding, { fatal: false }).decode(buffer.subarray(0, bytesRead));
    return text.split(/\r\n?|\n/).find(line => line.trim() !== '') ?? '';
  } finally {
    await handle.close();
  }
}
