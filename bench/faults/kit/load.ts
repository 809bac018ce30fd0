import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from './shop.ts';

/** Sends requests one after the other, again and again, each as soon as the one before is answered. */
export class Loop {
  readonly outcomes: (Outcome & { readonly begun: number })[] = [];
  #isOn = true;
  readonly #ended: Promise<void>;

  constructor(send: () => Promise<Outcome>, pauseMs = 10) {
    this.#ended = this.#run(send, pauseMs);
  }

  async stop(): Promise<void> {
    this.#isOn = false;
    await this.#ended;
  }

  async #run(send: () => Promise<Outcome>, pauseMs: number): Promise<void> {
    while (this.#isOn) {
      const begun = performance.now();
      this.outcomes.push({ ...(await send()), begun });
      await sleep(pauseMs);
    }
  }
}

/** Counts outcomes by what clients see: `200`, `503 SERVICE_UNAVAILABLE`, `GONE`. */
export function countsOf(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { status, code } of outcomes) {
    const key = code ? `${status} ${code}` : String(status);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${count} × ${key}`).join(', ');
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** How long until `works` is true, in milliseconds; infinite if that takes more than `longestMs`. */
export async function timeUntil(works: () => Promise<boolean>, longestMs: number): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < longestMs) {
    if (await works()) return performance.now() - begun;
    await sleep(20);
  }
  return Number.POSITIVE_INFINITY;
}
