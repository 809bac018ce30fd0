/** The client closed the connection before it got its answer, so the work for it was stopped. */
export class ClientGoneError extends Error {
  override readonly name = 'ClientGoneError';

  constructor() {
    super('The client has closed the connection.');
  }
}
