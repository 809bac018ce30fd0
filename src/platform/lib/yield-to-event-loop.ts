import { setTimeout as sleep } from 'node:timers/promises';

/** How long work may hold the thread before others have their turn. */
const turnMs = 3;

/** A request takes several rounds of the event loop. In a pause it has all of them, and not one after each turn. */
const pauseMs = 1;

/**
 * Returns a function that long work calls now and then to let requests through: `await yieldToEventLoop()` returns at
 * once while the work's turn lasts, else after everybody else had theirs.
 */
export function yieldsToEventLoop(): () => Promise<void> {
  let since = performance.now();
  return async function yieldToEventLoop() {
    if (performance.now() - since < turnMs) return;
    await sleep(pauseMs);
    since = performance.now();
  };
}
