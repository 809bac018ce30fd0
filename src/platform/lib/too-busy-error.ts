/** Too many wait already. Clients get RATE_LIMITED and when to try again. */
export class TooBusyError extends Error {
  override readonly name = 'TooBusyError';

  constructor(readonly retryAfterSeconds: number) {
    super(`Too many people are waiting. Try again in ${retryAfterSeconds} seconds.`);
  }
}
