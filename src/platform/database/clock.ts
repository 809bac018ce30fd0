import type { EntityManager } from '@mikro-orm/core';
import { type Clock, systemClock } from '../lib/clock.ts';

// Entities stamp themselves while the ORM writes them, where no context reaches; the ORM's configuration is what
// every entity manager of a process shares.
const clocks = new WeakMap<object, Clock>();

export function setClock(config: object, clock: Clock): void {
  clocks.set(config, clock);
}

/** Now, as the application that this entity manager belongs to sees it. */
export function nowOf(em: EntityManager): Date {
  return (clocks.get(em.config) ?? systemClock).now();
}
