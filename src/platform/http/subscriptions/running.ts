import type { ExecutionResult } from 'graphql';

/**
 * The results of one subscription, read from its events one at a time. Not an `async function*`, since one that has not
 * begun would not clean up when it is ended.
 */
export class RunningSubscription implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  #hasEnded = false;
  #refusal: Error | undefined;

  /**
   * @param deliver makes the result of an event; undefined when there is nothing to tell
   * @param refusal what speaks by now against starting it
   * @param onEnd runs once
   */
  constructor(
    private readonly events: AsyncIterator<unknown>,
    private readonly deliver: (event: unknown) => Promise<ExecutionResult | undefined>,
    private readonly refusal: () => Promise<Error | undefined>,
    private readonly onEnd: () => void,
  ) {}

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    try {
      while (!this.#hasEnded) {
        const event = await this.events.next();
        if (event.done) break;
        const result = await this.deliver(event.value);
        // It may have been ended while the result was made; then nobody may see it any more.
        if (result && !this.#hasEnded) return { value: result, done: false };
      }
      if (this.#refusal) throw this.#refusal;
    } catch (error) {
      await this.return();
      throw error;
    }
    return this.return();
  }

  /** Ends it without waiting for an event, and says why, if it could not be started any more. */
  async endIfRefused(): Promise<void> {
    const refusal = await this.refusal();
    if (!refusal || this.#hasEnded) return;
    this.#refusal = refusal;
    await this.return();
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.onEnd();
      await this.events.return?.();
    }
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
