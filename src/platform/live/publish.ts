import type { EntityManager } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import { type Fact, type Facts, keyOf, type Told, type Topic } from './facts.ts';

/** What the running transactions are going to tell, each fact once. */
const untold = new WeakMap<EntityManager, Map<string, Map<string, Fact>>>();
const hookKey = Symbol('live facts');

/** Tells those who listen, in all processes, what happened in the running transaction: once it is committed, or never. */
export function publish<T extends Topic>(ctx: Context, topic: T, fact: Facts[T] & Fact): void {
  const byTopic = factsOf(ctx);
  const facts = byTopic.get(topic) ?? new Map<string, Fact>();
  byTopic.set(topic, facts);
  facts.set(keyOf(fact), fact);
}

function factsOf(ctx: Context): Map<string, Map<string, Fact>> {
  const known = untold.get(ctx.em);
  if (known) return known;
  const made = new Map<string, Map<string, Fact>>();
  untold.set(ctx.em, made);
  ctx.afterCommit(hookKey, () => ctx.services.live.tell(listed(made)));
  return made;
}

function listed(byTopic: ReadonlyMap<string, ReadonlyMap<string, Fact>>): Told[] {
  return [...byTopic].flatMap(([topic, facts]) => [...facts.values()].map(fact => ({ topic, fact })));
}
