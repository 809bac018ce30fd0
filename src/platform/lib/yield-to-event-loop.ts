import { setTimeout as sleep } from 'node:timers/promises';

/** How long work may hold the thread before other work gets its turn. */
const turnMs = 3;

/** A request needs several rounds of the event loop. A pause gives it all of them, and not one after each turn. */
const pauseMs = 1;

/**
 * Returns a function that long work calls now and then to let requests through: `await yieldToEventLoop()` returns at
 * once while the turn of the work lasts, and otherwise after all others have had theirs.
 */
export function yieldsToEventLoop(): () => Promise<void> {
  let since = performance.now();
  return async function yieldToEventLoop() {
    if (performance.now() - since < turnMs) return;
    await sleep(pauseMs);
    since = performance.now();
  };
}
