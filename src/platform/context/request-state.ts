/** What a request has done so far. All contexts of the request share it, inside transactions and outside. */
export class RequestState {
  #readsFromPrimary = false;
  readonly #provenUserIds = new Set<string>();

  /** A request's own writes may not have reached a replica yet, so its later reads go to the primary. */
  get readsFromPrimary(): boolean {
    return this.#readsFromPrimary;
  }

  readFromPrimary(): void {
    this.#readsFromPrimary = true;
  }

  /** Whether this request has proved to come from the account's owner, for example by signing in. */
  isProven(userId: string): boolean {
    return this.#provenUserIds.has(userId);
  }

  markProven(userId: string): void {
    this.#provenUserIds.add(userId);
  }
}
