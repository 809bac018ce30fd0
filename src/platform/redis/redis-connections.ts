import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';
import type { Config } from '../config/config.ts';
import { GuardedRedis } from './guarded-redis.ts';

/** The connections of a process to Redis. The process works without it; what they serve has a stand-in in the process. */
export class RedisConnections {
  /** For counts that processes share: never waits. */
  readonly limits: GuardedRedis;
  /** For live events: waits until Redis is back, for a time. */
  readonly live: Redis;

  constructor(url: string, log: FastifyBaseLogger) {
    this.limits = new GuardedRedis(url, log);
    this.live = new Redis(url, { connectionName: 'tradepost-live', maxRetriesPerRequest: 1 });
  }

  /** Undefined when no Redis is configured. A configured one may be away. */
  static async open({ redisUrl }: Config, log: FastifyBaseLogger): Promise<RedisConnections | undefined> {
    if (redisUrl === null) return undefined;
    const connections = new RedisConnections(redisUrl, log);
    await connections.limits.firstContact();
    return connections;
  }

  close(): void {
    this.limits.close();
    this.live.disconnect();
  }
}
