import { type Decoder, decoderOf } from './decode-text.ts';
import { EncodingDetector } from './text-encoding.ts';

/**
 * Checks, chunk by chunk, that a file is text that an import can decode. So a picture or a spreadsheet is refused while it
 * is uploaded, and not when it is imported.
 */
export class TextCheck {
  readonly #detector = new EncodingDetector();
  #decoder: Decoder | undefined;

  /** What is wrong with the file so far, or undefined. */
  add(chunk: Buffer): string | undefined {
    this.#detector.add(chunk);
    const { mark } = this.#detector;
    if (mark === undefined) {
      return chunk.includes(0)
        ? 'The file is not text: it has null bytes. Save the table as CSV, and upload that.'
        : undefined;
    }
    this.#decoder ??= decoderOf(mark, { fatal: true });
    return this.#attempt(() => this.#decoder!.decode(chunk));
  }

  /** What is wrong with the whole file, or undefined. */
  end(): string | undefined {
    const encoding = this.#detector.end();
    if (this.#decoder) return this.#attempt(() => this.#decoder!.end());
    return encoding === 'UTF-8' && this.#detector.errors > 0 ? damaged('UTF-8') : undefined;
  }

  #attempt(decode: () => string): string | undefined {
    try {
      return decode().includes('\0') ? 'The file is not text: it has null characters.' : undefined;
    } catch {
      return damaged(this.#detector.mark!);
    }
  }
}

function damaged(encoding: string): string {
  return `The file is not valid ${encoding}. Save it as UTF-8, and upload that.`;
}
