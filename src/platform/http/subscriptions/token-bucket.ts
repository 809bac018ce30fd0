/** Lets through what comes at a steady pace, and a burst now and then. */
export class TokenBucket {
  #left: number;
  #filledAt = performance.now();

  constructor(
    private readonly size: number,
    private readonly perSecond: number,
  ) {
    this.#left = size;
  }

  /** Whether one more may pass. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.size, this.#left + ((now - this.#filledAt) / 1_000) * this.perSecond);
    this.#filledAt = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
