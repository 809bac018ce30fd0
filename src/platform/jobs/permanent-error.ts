/** Thrown by a job that would fail the same way each time, so that it is not tried again. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}
