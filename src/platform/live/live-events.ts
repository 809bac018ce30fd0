import { GraphQLError } from 'graphql';
import type { Context } from '../context/context.ts';
import { EventQueue } from './event-queue.ts';
import { type Fact, type Facts, keyOf, type Topic } from './facts.ts';
import type { About } from './live-bus.ts';
import { LiveEvent } from './live-event.ts';

/** How many different things may wait to be told to one subscriber. */
const maxWaiting = 1_000;

/** The events of a subscription, from now on until it ends. */
export function liveEvents<T extends Topic>(
  { services: { live } }: Context,
  topic: T,
  about: About,
): AsyncIterableIterator<LiveEvent<Facts[T] & Fact>> {
  const queue = new EventQueue<LiveEvent<Facts[T] & Fact>>(maxWaiting, tooMany, () => leave());
  const leave = live.listen(topic, about, fact => queue.add(keyOf(fact), new LiveEvent(fact)));
  return queue;
}

function tooMany(): GraphQLError {
  const message = `More than ${maxWaiting} events wait for this subscription, so it has ended. Subscribe again, and read what you missed.`;
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', limit: maxWaiting } });
}
