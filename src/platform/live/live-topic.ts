/**
 * What a live event says: the id of the thing that it is about, and perhaps other ids. Whoever hears of it reads the rest,
 * so nothing can be seen through an event that a query would not show.
 */
export interface LiveData {
  /** Who listens may choose by it. */
  readonly about: string;
}

/** A kind of live event. Its module publishes it, and lists it in its manifest. */
export interface LiveTopic<D extends object = object> {
  readonly name: string;
  /** Never set; carries the type of the event's data. */
  readonly data?: LiveData & D;
}

/** `order.changed`, about an order's id. `D` is what the data has beside `about`. */
export function defineLiveTopic<D extends object = object>(name: string): LiveTopic<D> {
  return { name };
}

/** A live event as it goes from process to process. */
export interface PublishedEvent {
  readonly topic: string;
  readonly data: LiveData;
}

/** Two events of a topic with the same key say the same. */
export function keyOf(data: LiveData): string {
  const values = Object.values(data);
  return values.length === 1 ? data.about : values.join(' ');
}

/** Whether a message from elsewhere has the shape of a live event. */
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
