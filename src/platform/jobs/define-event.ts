/**
 * A domain event: something that happened, for which jobs may be queued in the same transaction. It carries ids, never
 * secrets or personal data, since what a job that failed for good was given can be read.
 */
export interface DomainEvent<P extends object> {
  readonly name: string;
  /** Never set; carries the type of what the event brings along. */
  readonly payload?: P;
}

export type PayloadOf<E> = E extends DomainEvent<infer P> ? P : never;

/** `order.placed` with `{ orderId }`. Its name is kept for good: jobs that wait in the database came from it. */
export function defineEvent<P extends object>(name: string): DomainEvent<P> {
  return { name };
}
