/** Tells work that nobody waits for its result any more. Lighter than an AbortSignal, since every request has one. */
export class Cancellation {
  #reason: Error | undefined;
  readonly #listeners = new Set<(reason: Error) => void>();

  /** Why the work is cancelled; undefined while somebody waits for it. */
  get reason(): Error | undefined {
    return this.#reason;
  }

  /** Only the first reason counts. */
  cancel(reason: Error): void {
    if (this.#reason) return;
    this.#reason = reason;
    for (const listener of [...this.#listeners]) listener(reason);
  }

  /** Calls `listener` when the work is cancelled, until the returned function is called. */
  onCancel(listener: (reason: Error) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
