import type { ExecutionResult } from 'graphql';

/**
 * The results of one subscription, read from its events one at a time. Not an `async function*`, since one that has not
 * begun would not clean up when it is ended.
 */
export class RunningSubscription implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  #hasEnded = false;

  /**
   * @param deliver makes the result of an event; undefined when there is nothing to tell
   * @param onEnd runs once
   */
  constructor(
    private readonly events: AsyncIterator<unknown>,
    private readonly deliver: (event: unknown) => Promise<ExecutionResult | undefined>,
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
    } catch (error) {
      await this.return();
      throw error;
    }
    return this.return();
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
