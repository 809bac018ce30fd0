import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { Redis } from 'ioredis';
import CircuitBreaker from 'opossum';
import { Outage } from '../lib/outage.ts';
import { RedisAway } from './redis-away.ts';

/** How long Redis is waited for, and how soon it is tried again. */
export interface RedisPatience {
  /** All that `run` does in Redis must be done within this time. */
  readonly answerMs: number;
  readonly connectMs: number;
  /** While Redis is away it is asked this often whether it is back. */
  readonly retryMs: number;
}

const patience: RedisPatience = { answerMs: 250, connectMs: 1_000, retryMs: 1_000 };
/** A connection on which nothing comes back for so long is given up, with the commands that still wait on it. */
const deadSocketMs = 5_000;

type Work = (client: Redis) => Promise<unknown>;

/**
 * A Redis that no request waits for. One call that fails or takes too long opens the breaker: from then on calls fail at
 * once with `RedisAway`, and a ping in the background finds out when Redis is back. Callers have something else to do then.
 */
export class GuardedRedis {
  /** For libraries that keep a client. Its commands belong inside `run`. */
  readonly client: Redis;
  readonly #breaker: CircuitBreaker<[Work], unknown>;
  readonly #outage: Outage<'redis'>;
  #isClosed = false;

  constructor(
    url: string,
    log: FastifyBaseLogger,
    private readonly limits: RedisPatience = patience,
  ) {
    this.#outage = new Outage(log, {
      begin: 'Redis is away: until it is back, each process counts attempts for itself.',
      end: 'Redis is back: attempts are counted for all processes together.',
    });
    this.client = new Redis(url, {
      connectionName: 'tradepost-limits',
      // What cannot be sent now fails now, and is not sent later: its caller has done without it.
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      // Also for the commands with which a connection begins, which the breaker does not see.
      commandTimeout: limits.answerMs,
      connectTimeout: limits.connectMs,
      socketTimeout: deadSocketMs,
      retryStrategy: attempt => Math.min(attempt * 100, limits.retryMs),
    });
    this.#breaker = new CircuitBreaker((work: Work) => work(this.client), {
      timeout: limits.answerMs,
      // The first failure is enough: the stand-in is good, and waiting is not.
      errorThresholdPercentage: 0,
      resetTimeout: limits.retryMs,
      rollingPercentilesEnabled: false,
      enableSnapshots: false,
    });
    this.#breaker.on('failure', error => this.#fail(error));
    this.#breaker.on('close', () => this.#outage.recover('redis'));
    // The breaker lets one call through: ours, so that no request pays for the attempt.
    this.#breaker.on('halfOpen', () => void this.isAnswering());
    this.client.on('error', error => {
      this.#fail(error);
      this.#breaker.open();
    });
  }

  /**
   * Runs `work` in Redis. `work` must tell by its result what is no failure of Redis, since each error counts as one. Its
   * commands may still be carried out after this has failed.
   * @throws RedisAway within `answerMs`
   */
  async run<T>(work: (client: Redis) => Promise<T>): Promise<T> {
    try {
      return (await this.#breaker.fire(work)) as T;
    } catch (error) {
      throw new RedisAway(error);
    }
  }

  /** Asks Redis, unless it is known to be away. Never throws. */
  async isAnswering(): Promise<boolean> {
    try {
      await this.run(client => client.ping());
      return true;
    } catch (error) {
      if (error instanceof RedisAway) return false;
      throw error;
    }
  }

  /** Resolves when the first attempt to connect has worked or failed, so that the first request finds Redis there. */
  async firstContact(): Promise<void> {
    if (this.client.status === 'ready') return;
    const outcome = new Promise<void>(resolve => {
      this.client.once('ready', resolve);
      this.client.once('close', resolve);
    });
    await Promise.race([outcome, sleep(this.limits.connectMs, undefined, { ref: false })]);
  }

  close(): void {
    this.#isClosed = true;
    this.#breaker.shutdown();
    this.client.disconnect();
  }

  // Whoever closes ends its own connection.
  #fail(error: unknown): void {
    if (!this.#isClosed) this.#outage.fail('redis', error);
  }
}
