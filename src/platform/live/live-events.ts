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
): EventQueue<ReceivedEvent<LiveData & D>> {
  const queue = new EventQueue<ReceivedEvent<LiveData & D>>(maxWaiting, tooMany, () => leave());
  const leave = live.listen(topic, about, data => queue.add(keyOf(data), new ReceivedEvent(data)));
  return queue;
}

/**
 * The same about one object, for a subscriber who may see it. Listening comes first, so that a change during the check
 * is not missed.
 * @param check throws when the subscriber may not see the object
 */
export async function liveEventsOf<D extends object>(
  ctx: Context,
  topic: LiveTopic<D>,
  id: string,
  check: () => Promise<unknown>,
): Promise<EventQueue<ReceivedEvent<LiveData & D>>> {
  const events = liveEvents(ctx, topic, [id]);
  try {
    await check();
    return events;
  } catch (error) {
    await events.return?.();
    throw error;
  }
}

/**
 * The same about something that ends. Its first event comes at once: whoever subscribes has read it before, and it may have
 * ended in between, after which nothing would come any more.
 */
export async function progressOf(
  ctx: Context,
  topic: LiveTopic,
  id: string,
  check: () => Promise<unknown>,
): Promise<AsyncIterableIterator<ReceivedEvent<LiveData>>> {
  const events = await liveEventsOf(ctx, topic, id, check);
  const now = { about: id };
  events.add(keyOf(now), new ReceivedEvent(now));
  return events;
}

function tooMany(): GraphQLError {
  const message = `More than ${maxWaiting} events wait for this subscription, so it has ended. Subscribe again, and read what you missed.`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', limit: maxWaiting } });
}
