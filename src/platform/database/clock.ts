import type { EntityManager } from '@mikro-orm/core';
import { type Clock, systemClock } from '../lib/clock.ts';

// The ORM sets an entity's times while it writes, by functions that get the entity manager only, and no context reaches
// them. So the clock is found by the ORM's configuration, which all entity managers of a database share, and is released
// together with it.
const clocks = new WeakMap<object, Clock>();

export function setClock(config: object, clock: Clock): void {
  clocks.set(config, clock);
}

/** Now, by the clock of the database that this entity manager belongs to. */
export function nowOf(em: EntityManager): Date {
  return (clocks.get(em.config) ?? systemClock).now();
}
