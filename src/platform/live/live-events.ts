import { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import { EventQueue } from './event-queue.ts';
import type { About } from './live-bus.ts';
import { keyOf, type LiveData, type LiveTopic } from './live-topic.ts';
import { ReceivedEvent } from './received-event.ts';

/** How many different events may wait for one subscriber. */
const maxWaiting = 1_000;

/** The events of a subscription, from now on until it ends. */
export function liveEvents<D extends object>(
  { services: { live } }: Context,
  topic: LiveTopic<D>,
  about: About,
): AsyncIterableIterator<ReceivedEvent<LiveData & D>> {
  const queue = new EventQueue<ReceivedEvent<LiveData & D>>(maxWaiting, tooMany, () => leave());
  const leave = live.listen(topic, about, data => queue.add(keyOf(data), new ReceivedEvent(data)));
  return queue;
}

/**
 * The events about one object, if it may be seen.
 * @param check throws when it may not; then nobody listens any more
 */
export async function liveEventsAbout<D extends object>(
  ctx: Context,
  topic: LiveTopic<D>,
  id: string,
  check: () => Promise<unknown>,
): Promise<AsyncIterableIterator<ReceivedEvent<LiveData & D>>> {
  // Listening comes first, so that a change during the check is not missed.
  const events = liveEvents(ctx, topic, [id]);
  try {
    await check();
    return events;
  } catch (error) {
    await events.return?.();
    throw error;
  }
}

function tooMany(): GraphQLError {
  const message = `More than ${maxWaiting} events wait for this subscription, so it has ended. Subscribe again, and read what you missed.`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', limit: maxWaiting } });
}
