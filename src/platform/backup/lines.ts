import { BackupError } from './backup-error.ts';

const newline = 0x0a;
/** A row is a line. This is more than a database takes at once. */
const maxLineBytes = 256 * 1_024 * 1_024;

/** The lines of a stream without their ends. The last one must have an end too, else something is missing. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const last = chunk.subarray(start, end);
      yield parts.length === 0 ? last : Buffer.concat([...parts, last]);
      parts = [];
      length = 0;
      start = end + 1;
    }
    if (start === chunk.length) continue;
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > maxLineBytes) throw new BackupError('This is not a backup of Tradepost.');
  }
  if (length > 0) throw new BackupError('The backup is not complete: its end is missing.');
}
