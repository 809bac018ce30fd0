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
 * The same about one object, for a subscriber who may see it. Its first event comes at once: whoever subscribes has read
 * the object before, and it may have changed in between, for the last time even.
 * Listening comes before the check, so that a change during it is not missed.
 * @param check throws when the subscriber may not see the object
 */
export async function liveEventsOf(
  ctx: Context,
  topic: LiveTopic,
  id: string,
  check: () => Promise<unknown>,
): Promise<EventQueue<ReceivedEvent<LiveData>>> {
  const events = liveEvents(ctx, topic, [id]);
  try {
    await check();
  } catch (error) {
    await events.return?.();
    throw error;
  }
  const now = { about: id };
  events.add(keyOf(now), new ReceivedEvent(now));
  return events;
}

function tooMany(): GraphQLError {
  const message = `More than ${maxWaiting} events wait for this subscription, so it has ended. Subscribe again, and read what you missed.`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', limit: maxWaiting } });
}
