import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { InvalidFile } from './invalid-file.ts';
import type { TextEncoding } from './text-encoding.ts';

/** Decodes the chunks of a file, one after the other. A byte order mark is left out. */
export interface Decoder {
  /** @throws when the bytes have no meaning in the encoding, and the decoder is fatal */
  decode(chunk: Buffer): string;
  /** @throws when the last character is not complete, and the decoder is fatal */
  end(): string;
}

export function decoderOf(encoding: TextEncoding, { fatal }: { readonly fatal: boolean }): Decoder {
  if (encoding === 'Windows-1252') {
    // Some versions of Node decode it as Latin-1, which has no euro sign.
    const decoder = iconv.getDecoder('windows-1252');
    return { decode: chunk => decoder.write(chunk), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(encoding === 'UTF-8 with BOM' ? 'utf-8' : encoding, { fatal });
  return { decode: chunk => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/**
 * The text of a file in pieces, with every line end as \n, because the parser counts CRLF in quoted fields twice. `onBytes`
 * is called with the number of bytes of each chunk.
 * @throws InvalidFile
 */
export async function* decodedText(
  file: string,
  encoding: TextEncoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = decoderOf(encoding, { fatal: true });
  const read = (decode: () => string, chunk: Buffer): string => {
    try {
      return decode();
    } catch {
      const readable = decoderOf(encoding, { fatal: false }).decode(chunk).split('\uFFFD')[0] ?? '';
      const name = encoding.startsWith('UTF-8') ? 'UTF-8' : encoding;
      const at = line + newlinesIn(readable);
      throw new InvalidFile(at, `is not valid ${name}. Save it as UTF-8 and try again.`);
    }
  };
  let line = 1;
  let held = '';
  const toLines = (text: string): string => {
    // A carriage return at the end is held back until the next character is known.
    const all = held + text;
    held = all.endsWith('\r') ? '\r' : '';
    const lines = all.slice(0, all.length - held.length).replace(/\r\n?/g, '\n');
    line += newlinesIn(lines);
    return lines;
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const lines = toLines(read(() => decoder.decode(chunk), chunk));
    onBytes(chunk.length);
    if (lines !== '') yield lines;
  }
  const last = toLines(read(() => decoder.end(), Buffer.alloc(0)));
  if (last !== '') yield last;
  if (held !== '') yield '\n';
}

export function newlinesIn(text: string): number {
  return text.split('\n').length - 1;
}
