import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';
import type { Config } from '../config/config.ts';
import { GuardedRedis } from './guarded-redis.ts';

/** The connections of a process to Redis. What they serve has a stand-in in the process, which works without it. */
export class RedisConnections {
  private constructor(
    /** For counts that processes share: never waits. */
    readonly limits: GuardedRedis,
    /** For live events: waits a while until Redis is back. */
    readonly live: Redis,
  ) {}

  /** Undefined when no Redis is configured. A configured one may be away. */
  static async open({ redisUrl }: Config, log: FastifyBaseLogger): Promise<RedisConnections | undefined> {
    if (redisUrl === null) return undefined;
    const limits = new GuardedRedis(redisUrl, log);
    await limits.firstContact();
    // Made last, since it may fail at once, and only those who get it here handle its errors.
    const live = new Redis(redisUrl, { connectionName: 'tradepost-live', maxRetriesPerRequest: 1 });
    return new RedisConnections(limits, live);
  }

  close(): void {
    this.limits.close();
    this.live.disconnect();
  }
}
