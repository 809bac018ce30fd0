import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { GuardedRedis } from '../redis/guarded-redis.ts';
import { RedisAway } from '../redis/redis-away.ts';

export interface CounterOptions {
  readonly keyPrefix: string;
  /** So many within the duration are allowed. */
  readonly points: number;
  readonly durationSeconds: number;
}

/** What became of an attempt that was counted. */
export interface Counted {
  readonly isAllowed: boolean;
  /** How many there were within the duration, with this one. */
  readonly count: number;
  readonly msBeforeNext: number;
}

/**
 * Counts by key and atomically, in Redis for all processes. While Redis is away this process counts for itself: nobody is
 * locked out, nobody waits, and attempts stay limited. When it is back, its counts go on.
 */
export class SharedCounter {
  readonly #own: RateLimiterMemory;
  readonly #shared: { readonly redis: GuardedRedis; readonly limiter: RateLimiterRedis } | undefined;

  constructor({ durationSeconds, ...rest }: CounterOptions, redis: GuardedRedis | undefined) {
    const options = { ...rest, duration: durationSeconds };
    this.#own = new RateLimiterMemory(options);
    this.#shared = redis && {
      redis,
      limiter: new RateLimiterRedis({ ...options, storeClient: redis.client }),
    };
  }

  /** Counts one attempt. */
  count(key: string): Promise<Counted> {
    return this.#run(limiter => limiter.consume(key).then(allowed, refused));
  }

  /** Takes one attempt back. */
  async takeBack(key: string): Promise<void> {
    await this.#run(limiter => limiter.reward(key, 1));
  }

  /** Refuses all attempts for so long. */
  async block(key: string, seconds: number): Promise<void> {
    await this.#run(limiter => limiter.block(key, seconds));
  }

  async delete(key: string): Promise<void> {
    await this.#run(limiter => limiter.delete(key));
  }

  async #run<T>(work: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    if (!this.#shared) return work(this.#own);
    const { redis, limiter } = this.#shared;
    try {
      return await redis.run(() => work(limiter));
    } catch (error) {
      if (error instanceof RedisAway) return work(this.#own);
      throw error;
    }
  }
}

function allowed({ consumedPoints: count, msBeforeNext }: RateLimiterRes): Counted {
  return { isAllowed: true, count, msBeforeNext };
}

// The library rejects with the result when there were too many, which is no failure of Redis.
function refused(reason: unknown): Counted {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  return { isAllowed: false, count: reason.consumedPoints, msBeforeNext: reason.msBeforeNext };
}
