import type { Context } from '../context/context.ts';
import { TransactionKey } from '../context/transaction.ts';
import { keyOf, type LiveData, type LiveTopic, type PublishedEvent } from './live-topic.ts';

/** Events are hints, so a transaction that changes more than this, such as an import, leaves the rest out. */
const maxEvents = 100_000;

/** The events that the running transaction will publish, each of them once. */
const unpublished = new TransactionKey(() => new Map<string, PublishedEvent>());

/** Publishes a live event to the subscribers of all processes after the commit of the running transaction. */
export function publish<D extends object>(ctx: Context, topic: LiveTopic<D>, data: LiveData & D): void {
  const events = ctx.ofTransaction(unpublished);
  if (events.size < maxEvents) events.set(`${topic.name} ${keyOf(data)}`, { topic: topic.name, data });
  ctx.afterCommit(unpublished, () => ctx.services.live.publish([...events.values()]));
}
