/**
 * The store cannot answer now. The same request may be sent again: it changed nothing, or it is known by its idempotency
 * key. Clients get SERVICE_UNAVAILABLE.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';

  constructor(
    readonly retryAfterSeconds: number,
    options: { readonly cause?: unknown } = {},
  ) {
    super(
      `The store cannot answer at the moment. Send the request again in ${retryAfterSeconds} second${retryAfterSeconds === 1 ? '' : 's'}.`,
      options,
    );
  }
}
