/** A rate limit that allows a steady rate and occasional bursts. */
export class TokenBucket {
  #left: number;
  #filledAt = performance.now();

  constructor(
    private readonly size: number,
    private readonly perSecond: number,
  ) {
    this.#left = size;
  }

  /** Takes a token. Returns false when there is none left. */
  take(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.size, this.#left + ((now - this.#filledAt) / 1_000) * this.perSecond);
    this.#filledAt = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
