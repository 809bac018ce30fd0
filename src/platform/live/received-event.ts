/** What a subscription resolves from. A class, so that nothing else can pass for it. */
export class ReceivedEvent<D> {
  constructor(readonly data: D) {}
}

/** What an event was about is gone by the time that it is read: nothing is delivered. */
export class SubjectGone extends Error {
  override readonly name = 'SubjectGone';
}
