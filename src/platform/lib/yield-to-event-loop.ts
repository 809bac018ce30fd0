import { setTimeout as sleep } from 'node:timers/promises';

/** How long work may hold the thread before others have their turn. */
const turnMs = 3;

/** A request takes several rounds of the event loop. In a pause it has all of them, and not one after each turn. */
const pauseMs = 1;

/** Long work that shares its thread with requests asks this now and then to let them through. */
export class Breather {
  #since = performance.now();

  /** Returns at once while the turn lasts; else after everybody else had theirs. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < turnMs) return;
    await sleep(pauseMs);
    this.#since = performance.now();
  }
}
