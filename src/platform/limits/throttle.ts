import type { GuardedRedis } from '../redis/guarded-redis.ts';
import { SharedCounter } from './shared-counter.ts';

/** How many attempts may fail before a wait begins, and how the waits grow. */
export interface ThrottleLimit {
  /** Attempts within the window before the first wait. */
  readonly attempts: number;
  readonly windowSeconds: number;
  /** The first wait; each further one within a day is twice as long. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
}

/** What attempts are counted for: an account, or an address. */
export interface ThrottleKey {
  readonly limit: string;
  readonly key: string;
}

const countWaitsSeconds = 24 * 60 * 60;

interface Counters {
  readonly limit: ThrottleLimit;
  readonly attempts: SharedCounter;
  readonly waits: SharedCounter;
}

/** Counts attempts atomically: in Redis for all processes, or in this one. */
export class Throttle {
  readonly #counters = new Map<string, Counters>();

  constructor(limits: Readonly<Record<string, ThrottleLimit>>, redis?: GuardedRedis) {
    const counter = (keyPrefix: string, points: number, durationSeconds: number) =>
      new SharedCounter({ keyPrefix: `tradepost:${keyPrefix}`, points, durationSeconds }, redis);
    for (const [name, limit] of Object.entries(limits)) {
      this.#counters.set(name, {
        limit,
        attempts: counter(`${name}:attempts`, limit.attempts, limit.windowSeconds),
        waits: counter(`${name}:waits`, Number.MAX_SAFE_INTEGER, countWaitsSeconds),
      });
    }
  }

  /**
   * Counts an attempt for each key before it is made, so that a burst cannot slip through between check and count.
   * Returns how many seconds to wait, 0 when the attempt may be made, and the keys whose wait began with this attempt.
   */
  async attempt(
    keys: readonly ThrottleKey[],
  ): Promise<{ waitSeconds: number; tripped: readonly ThrottleKey[] }> {
    const waits = await Promise.all(keys.map(key => this.#attempt(key)));
    return {
      waitSeconds: Math.max(0, ...waits.map(wait => wait.seconds)),
      tripped: keys.filter((_key, index) => waits[index]!.begins),
    };
  }

  /** The attempt succeeded: it does not count, and for the `cleared` keys neither do those before it. */
  async succeed(keys: readonly ThrottleKey[], cleared: readonly ThrottleKey[]): Promise<void> {
    await Promise.all([
      ...keys.map(({ limit, key }) => this.#counters.get(limit)!.attempts.takeBack(key)),
      ...cleared.flatMap(({ limit, key }) => [
        this.#counters.get(limit)!.attempts.delete(key),
        this.#counters.get(limit)!.waits.delete(key),
      ]),
    ]);
  }

  async #attempt({ limit: name, key }: ThrottleKey): Promise<{ seconds: number; begins: boolean }> {
    const { limit, attempts, waits } = this.#counters.get(name)!;
    const { isAllowed, count, msBeforeNext } = await attempts.count(key);
    if (isAllowed) return { seconds: 0, begins: false };
    // Exactly one of a burst is the first past the limit, and sets how long all of them wait.
    if (count === limit.attempts + 1) {
      const { count: level } = await waits.count(key);
      const seconds = Math.min(limit.longestWaitSeconds, limit.firstWaitSeconds * 2 ** (level - 1));
      await attempts.block(key, seconds);
      return { seconds, begins: true };
    }
    // The others of the burst may still see the window, which is longer than the wait.
    const seconds = Math.min(limit.longestWaitSeconds, Math.ceil(msBeforeNext / 1_000));
    return { seconds, begins: false };
  }
}
