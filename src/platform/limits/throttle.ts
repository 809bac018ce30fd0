import type { Redis } from 'ioredis';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';

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
  readonly attempts: RateLimiterAbstract;
  readonly waits: RateLimiterAbstract;
}

/** Counts attempts atomically: in Redis for all processes, or in this one. */
export class Throttle {
  readonly #counters = new Map<string, Counters>();

  constructor(
    limits: Readonly<Record<string, ThrottleLimit>>,
    private readonly redis?: Redis,
  ) {
    for (const [name, limit] of Object.entries(limits)) {
      this.#counters.set(name, {
        limit,
        attempts: this.#limiter(`${name}:attempts`, limit.attempts, limit.windowSeconds),
        waits: this.#limiter(`${name}:waits`, Number.MAX_SAFE_INTEGER, countWaitsSeconds),
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
      ...keys.map(({ limit, key }) => this.#counters.get(limit)!.attempts.reward(key, 1)),
      ...cleared.flatMap(({ limit, key }) => [
        this.#counters.get(limit)!.attempts.delete(key),
        this.#counters.get(limit)!.waits.delete(key),
      ]),
    ]);
  }

  async #attempt({ limit: name, key }: ThrottleKey): Promise<{ seconds: number; begins: boolean }> {
    const { limit, attempts, waits } = this.#counters.get(name)!;
    try {
      await attempts.consume(key);
      return { seconds: 0, begins: false };
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      // Exactly one of a burst is the first past the limit, and sets how long all of them wait.
      if (refusal.consumedPoints === limit.attempts + 1) {
        const { consumedPoints: level } = await waits.consume(key);
        const seconds = Math.min(limit.longestWaitSeconds, limit.firstWaitSeconds * 2 ** (level - 1));
        await attempts.block(key, seconds);
        return { seconds, begins: true };
      }
      // The others of the burst may still see the window, which is longer than the wait.
      const seconds = Math.min(limit.longestWaitSeconds, Math.ceil(refusal.msBeforeNext / 1_000));
      return { seconds, begins: false };
    }
  }

  #limiter(keyPrefix: string, points: number, duration: number): RateLimiterAbstract {
    const options = { keyPrefix: `tradepost:${keyPrefix}`, points, duration };
    const inMemory = new RateLimiterMemory(options);
    // While Redis is away each process counts for itself: nobody is locked out, and attempts stay limited.
    return this.redis
      ? new RateLimiterRedis({ ...options, storeClient: this.redis, insuranceLimiter: inMemory })
      : inMemory;
  }
}
