import type { ExecutionResult } from 'graphql';

/**
 * The results of one subscription, produced from its events one at a time. Not an `async function*`, because that would
 * not clean up if it is ended before it has begun.
 */
export class RunningSubscription implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  #hasEnded = false;
  #refusal: Error | undefined;

  /**
   * @param deliver produces the result of an event; undefined when there is nothing to send
   * @param refusal why the subscription could not be started any more, if so
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
        // If the subscription was ended while the result was produced, the result must not be sent.
        if (result && !this.#hasEnded) return { value: result, done: false };
      }
      if (this.#refusal) throw this.#refusal;
    } catch (error) {
      await this.return();
      throw error;
    }
    return this.return();
  }

  /** If it could not be started any more, ends it with that error, without waiting for an event. */
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
