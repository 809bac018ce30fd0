import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Below this, compression saves less than a packet. */
const minCompressedLength = 1_024;

const compressors: Record<Encoding, (json: Buffer) => Promise<Buffer>> = {
  gzip: promisify<Buffer, Buffer>(gzip),
  br: json =>
    promisify(brotliCompress)(json, {
      // Smaller than gzip, and as fast. The best quality takes a hundred times as long.
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: json.length },
    }),
};

/** What an answer was computed from, and until when it is good. */
export interface Origin {
  /** The tables that were read. */
  readonly tables: readonly string[];
  /** How many changes had been seen when the computation began. */
  readonly changes: number;
  /** By the clock of the cache. */
  readonly expiresAt: number;
}

/** An answer as it is sent, to everybody who asks for the same. */
export class PublicAnswer {
  /** Weak, since a compressed answer has other bytes. */
  readonly etag: string;
  readonly #compressed = new Map<Encoding, Promise<Buffer | undefined>>();

  constructor(
    /** JSON. Node sends headers and a text in one piece, but a buffer as a second one, which takes longer. */
    readonly text: string,
    readonly origin: Origin,
  ) {
    this.etag = `W/"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
  }

  /** What it takes in memory at most: itself, and both compressed forms, of which none larger than a half is kept. */
  get bytes(): number {
    return 1_000 + 2 * this.text.length + (this.isCompressible ? 3 * this.text.length : 0);
  }

  get isCompressible(): boolean {
    return this.text.length >= minCompressedLength;
  }

  /** Compressed once for all who take it so; undefined when that does not help. */
  compressed(encoding: Encoding): Promise<Buffer | undefined> {
    let compressed = this.#compressed.get(encoding);
    if (!compressed) {
      const json = Buffer.from(this.text);
      compressed = compressors[encoding](json).then(bytes =>
        bytes.length <= json.length / 2 ? bytes : undefined,
      );
      this.#compressed.set(encoding, compressed);
    }
    return compressed;
  }
}
