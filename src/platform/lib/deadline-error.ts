/** What was asked for takes longer than it may. Clients get DEADLINE_EXCEEDED. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';

  constructor(message = 'This took longer than it may, and was stopped. Ask for less at once.') {
    super(message);
  }
}
