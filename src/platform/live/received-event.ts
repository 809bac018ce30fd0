/** The value that subscriptions resolve from. It is a class, so that no other value is taken for it. */
export class ReceivedEvent<D> {
  constructor(readonly data: D) {}
}

/** Thrown when the object of an event no longer exists by the time it is read: nothing is delivered. */
export class SubjectGone extends Error {
  override readonly name = 'SubjectGone';
}
