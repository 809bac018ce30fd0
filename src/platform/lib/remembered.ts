/** A value that is asked for often and may be a moment late: it is forgotten after so many milliseconds, or when told to. */
export class Remembered<T> {
  readonly #maxAgeMs: number;
  #known: { readonly value: T; readonly until: number } | undefined;

  constructor(maxAgeMs: number) {
    this.#maxAgeMs = maxAgeMs;
  }

  get value(): T | undefined {
    return this.#known && performance.now() < this.#known.until ? this.#known.value : undefined;
  }

  remember(value: T): void {
    this.#known = { value, until: performance.now() + this.#maxAgeMs };
  }

  drop(): void {
    this.#known = undefined;
  }
}
