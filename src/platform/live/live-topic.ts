/**
 * The data of a live event: the id of the object that it is about, and perhaps other ids. Subscribers read the rest, so
 * an event shows nothing that a query would not show.
 */
export interface LiveData {
  /** Listeners may select events by it. */
  readonly about: string;
}

/** A kind of live event. Its module publishes it, and lists it in its manifest. */
export interface LiveTopic<D extends object = object> {
  readonly name: string;
  /** Never set; carries the type of the event's data. */
  readonly data?: LiveData & D;
}

/** For example `order.changed`, about the id of an order. `D` is the data beside `about`. */
export function defineLiveTopic<D extends object = object>(name: string): LiveTopic<D> {
  return { name };
}

/** A live event as processes send it to each other. */
export interface PublishedEvent {
  readonly topic: string;
  readonly data: LiveData;
}

/** Two events of a topic with the same key are equal. */
export function keyOf(data: LiveData): string {
  const values = Object.values(data);
  return values.length === 1 ? data.about : values.join(' ');
}

/** Whether a value from another process has the shape of a live event. */
export function isPublishedEvent(value: unknown): value is PublishedEvent {
  if (typeof value !== 'object' || value === null || !('topic' in value) || !('data' in value)) return false;
  const { topic, data } = value;
  return (
    typeof topic === 'string' &&
    typeof data === 'object' &&
    data !== null &&
    'about' in data &&
    Object.values(data).every(id => typeof id === 'string')
  );
}
