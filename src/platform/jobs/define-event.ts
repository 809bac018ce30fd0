/**
 * A domain event: something that happened. Jobs that listen to it are queued in the same transaction. Its payload has
 * ids, never secrets or personal data, since staff can read the payloads of dead jobs.
 */
export interface DomainEvent<P extends object> {
  readonly name: string;
  /** Never set; carries the type of the payload. */
  readonly payload?: P;
}

export type PayloadOf<E> = E extends DomainEvent<infer P> ? P : never;

/** For example `order.placed`, with the payload `{ orderId }`. */
export function defineEvent<P extends object>(name: string): DomainEvent<P> {
  return { name };
}
