/**
 * Events that wait for one reader. Those with the same key are kept once, since the reader reads the current state and
 * not the event; so a slow reader gets fewer events, and none of them is out of date.
 */
export class EventQueue<E> implements AsyncIterableIterator<E> {
  readonly #waiting = new Map<string, E>();
  #reader: { resolve: (result: IteratorResult<E>) => void; reject: (error: Error) => void } | undefined;
  #hasEnded = false;
  #failure: Error | undefined;

  /**
   * @param limit how many events may wait; with one more the queue ends with the error `tooMany`
   * @param onEnd runs once, when the queue ends
   */
  constructor(
    private readonly limit: number,
    private readonly tooMany: () => Error,
    private readonly onEnd: () => void,
  ) {}

  add(key: string, event: E): void {
    if (this.#hasEnded) return;
    if (this.#reader) {
      const { resolve } = this.#reader;
      this.#reader = undefined;
      resolve({ value: event, done: false });
      return;
    }
    this.#waiting.set(key, event);
    if (this.#waiting.size > this.limit) this.#end(this.tooMany());
  }

  async next(): Promise<IteratorResult<E>> {
    const [first] = this.#waiting;
    if (first) {
      this.#waiting.delete(first[0]);
      return { value: first[1], done: false };
    }
    if (this.#failure) {
      const failure = this.#failure;
      this.#failure = undefined;
      throw failure;
    }
    if (this.#hasEnded) return { value: undefined, done: true };
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  async return(): Promise<IteratorResult<E>> {
    this.#end();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(failure?: Error): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#waiting.clear();
    this.onEnd();
    if (!this.#reader) this.#failure = failure;
    else if (failure) this.#reader.reject(failure);
    else this.#reader.resolve({ value: undefined, done: true });
    this.#reader = undefined;
  }
}
