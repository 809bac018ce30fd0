/** What a subscription resolves from. A class, so that nothing else can pass for it. */
export class LiveEvent<F> {
  constructor(readonly fact: F) {}
}

/** What an event was about is gone by the time that it is read: there is nothing to tell. */
export class NothingToTell extends Error {
  override readonly name = 'NothingToTell';
}
