/** The most bytes of one HTTP answer, with all operations of a batch. */
export const maxAnswerBytes = 10 * 1024 * 1024;

/**
 * Whether a value may be larger than this as JSON. It is measured before the text is made, and only as far as the limit,
 * because a text of that size is what would have to be avoided. Characters that JSON escapes count once, so that the text
 * can be somewhat larger than measured.
 */
export class AnswerMeter {
  bytes = 0;

  constructor(private readonly limit: number) {}

  /** False when the limit is exceeded; the rest is not measured then. */
  add(value: unknown): boolean {
    if (typeof value === 'string') this.bytes += Buffer.byteLength(value) + 3;
    else if (typeof value !== 'object' || value === null) this.bytes += 8;
    else if (Array.isArray(value)) return this.#addAll(value);
    else if (value instanceof Date) this.bytes += 27;
    else return this.#addFields(value as Record<string, unknown>);
    return this.bytes <= this.limit;
  }

  #addAll(values: readonly unknown[]): boolean {
    this.bytes += 3;
    for (const value of values) if (!this.add(value)) return false;
    return this.bytes <= this.limit;
  }

  #addFields(fields: Record<string, unknown>): boolean {
    this.bytes += 3;
    for (const name in fields) {
      this.bytes += name.length + 3;
      if (!this.add(fields[name])) return false;
    }
    return this.bytes <= this.limit;
  }
}
