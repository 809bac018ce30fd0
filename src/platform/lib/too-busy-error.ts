/** So much is waiting already that one more would wait too long. Clients are told to come back: RATE_LIMITED. */
export class TooBusyError extends Error {
  override readonly name = 'TooBusyError';

  constructor(readonly retryAfterSeconds: number) {
    super(`Too many people are waiting. Try again in ${retryAfterSeconds} seconds.`);
  }
}
