/** Thrown by a job that would fail in the same way each time: it is not tried again. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}
