/** Thrown by a job that could not be tried for a reason outside of it: it waits, and the attempt does not count. */
export class PostponedError extends Error {
  override readonly name = 'PostponedError';

  constructor(
    message: string,
    readonly delayMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
