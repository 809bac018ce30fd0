import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The size of a part before compression. No more of a file is in memory at a time, in writing as in reading. */
export const partBytes = 256 * 1_024;

/** Fast rather than small: the files are kept for a day. */
const compression = { level: 3 };

/** Each part of a file is compressed by itself. */
export function compressPart(part: Buffer): Promise<Buffer> {
  return compress(part, compression);
}

function decompressPart(content: Uint8Array): Promise<Buffer> {
  // One buffer of the right size, instead of many small ones that are then joined.
  return decompress(content, { chunkSize: partBytes });
}

/**
 * The bytes of a stored file part by part: the next one only when the reader asks for it.
 * @param bytes how many they are, before compression
 * @param read a compressed part, by its place in the file
 * @throws when a part is gone, so that nobody mistakes the parts before it for the whole
 */
export async function* storedParts(
  bytes: number,
  read: (position: number) => Promise<Uint8Array | undefined>,
): AsyncGenerator<Buffer> {
  for (let position = 0, left = bytes; left > 0; position++) {
    const content = await read(position);
    if (!content) throw new Error('The file was deleted while it was read.');
    const part = await decompressPart(content);
    left -= part.length;
    yield part;
  }
}

/**
 * The bytes in parts of one size. All of them share one buffer, so a part is valid only until the next one is requested:
 * new buffers would stay in memory by the hundreds until the next major garbage collection.
 */
export async function* inParts(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const part = Buffer.allocUnsafe(partBytes);
  let length = 0;
  for await (const bytes of content) {
    for (let taken = 0; taken < bytes.length; ) {
      const count = bytes.copy(part, length, taken);
      taken += count;
      length += count;
      if (length < partBytes) continue;
      yield part;
      length = 0;
    }
  }
  if (length > 0) yield part.subarray(0, length);
}
