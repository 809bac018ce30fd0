import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** How the text of a file is encoded. */
export type TextEncoding = 'UTF-8' | 'UTF-8 with BOM' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

/** The byte order mark that a file may begin with. */
const marks: readonly [TextEncoding, Buffer][] = [
  ['UTF-8 with BOM', Buffer.of(0xef, 0xbb, 0xbf)],
  ['UTF-16LE', Buffer.of(0xff, 0xfe)],
  ['UTF-16BE', Buffer.of(0xfe, 0xff)],
];

const longestMark = 3;

/** The bytes that mean nothing in Windows-1252. */
const undefinedBytes = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/**
 * The encoding of a file, which it reads once, chunk by chunk. A byte order mark decides. Without one, what is not UTF-8 is
 * taken for Windows-1252, in which spreadsheets of Western Europe and America save, unless more of it makes sense as
 * UTF-8 than does not: then it is UTF-8 that was damaged, and is returned as UTF-8, so that its reader finds the damage.
 */
export async function encodingOf(file: string): Promise<TextEncoding> {
  const detector = new EncodingDetector();
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    detector.add(chunk);
    if (detector.mark !== undefined) break;
  }
  return detector.end();
}

/** Finds out the encoding of a file from its chunks, one after the other. */
export class EncodingDetector {
  readonly #found = { letters: 0, errors: 0, isWindows1252: true };
  #held: Buffer = Buffer.alloc(0);
  #isBegun = false;
  #mark: TextEncoding | undefined;

  /** The encoding of the byte order mark that the file begins with. */
  get mark(): TextEncoding | undefined {
    return this.#mark;
  }

  /** How many places so far are not UTF-8. */
  get errors(): number {
    return this.#found.errors;
  }

  add(chunk: Buffer): void {
    if (this.#mark !== undefined) return;
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    if (!this.#isBegun) {
      this.#mark = marks.find(([, mark]) => bytes.subarray(0, mark.length).equals(mark))?.[0];
      if (this.#mark !== undefined) return;
      // The mark itself may come in pieces.
      if (bytes.length < longestMark) {
        this.#held = Buffer.from(bytes);
        return;
      }
      this.#isBegun = true;
    }
    const end = bytes.length - unfinishedBytes(bytes);
    count(bytes.subarray(0, end), this.#found);
    // Copied, so that it does not keep the whole chunk.
    this.#held = Buffer.from(bytes.subarray(end));
  }

  end(): TextEncoding {
    if (this.#mark !== undefined) return this.#mark;
    count(this.#held, this.#found);
    this.#held = Buffer.alloc(0);
    const { errors, letters, isWindows1252 } = this.#found;
    return errors > letters && isWindows1252 ? 'Windows-1252' : 'UTF-8';
  }
}

/** Counts what is not ASCII: letters of valid UTF-8, and bytes that are none. */
function count(bytes: Buffer, found: { letters: number; errors: number; isWindows1252: boolean }): void {
  if (isAscii(bytes)) return;
  const text = bytes.toString('utf8');
  const others = text.split(/[^\0-\x7F]/u).length - 1;
  const errors = isUtf8(bytes) ? 0 : text.split('\uFFFD').length - 1;
  found.errors += errors;
  found.letters += others - errors;
  if (undefinedBytes.some(byte => bytes.includes(byte)) && errors > 0) found.isWindows1252 = false;
}

/** How many bytes at the end begin a character that goes on in the next chunk: at most three. */
function unfinishedBytes(bytes: Buffer): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length++) {
    const byte = bytes[bytes.length - length]!;
    const isLead = byte >= 0xc0;
    if (isLead) return lengthOf(byte) > length ? length : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** How long a character is that begins with this byte. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
