import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { Redis, type RedisOptions } from 'ioredis';
import type { Relay } from './live-bus.ts';
import { isPublishedEvent, type PublishedEvent } from './live-topic.ts';

const channel = 'tradepost:live';
/** An import changes many things at once; one message holds some of them. */
const eventsPerMessage = 500;
/** While Redis does not answer, more than these are not kept for it. */
const maxMessagesOnTheirWay = 1_000;
const closeTimeoutMs = 1_000;
const longestPauseMs = 5_000;

// Waits for Redis as long as it takes, and subscribes again by itself.
const patiently: RedisOptions = {
  maxRetriesPerRequest: null,
  retryStrategy: attempt => Math.min(attempt * 100, longestPauseMs),
};

/** Live events through Redis. While it is away each process hears of its own events only; those of others are lost. */
export class RedisRelay implements Relay {
  readonly #name = randomUUID();
  readonly #subscriber: Redis;
  readonly #onTheirWay = new Set<Promise<unknown>>();
  #isAway = false;
  #isClosed = false;

  /** @param redis for sending; a connection that listens can do nothing else, so there is a second one for that */
  constructor(
    private readonly redis: Redis,
    private readonly log: FastifyBaseLogger,
    private readonly deliver: (events: readonly PublishedEvent[]) => void,
  ) {
    redis.on('error', error => this.#away(error));
    this.#subscriber = new Redis({ ...redis.options, ...patiently });
    this.#subscriber.on('error', error => this.#away(error));
    this.#subscriber.on('ready', () => this.#back());
    this.#subscriber.on('message', (_channel, text) => this.#receive(text));
    this.#subscriber.subscribe(channel).catch(error => this.#away(error));
  }

  send(events: readonly PublishedEvent[]): void {
    for (let start = 0; start < events.length; start += eventsPerMessage) {
      if (this.#onTheirWay.size >= maxMessagesOnTheirWay) {
        this.#away(new Error('Redis does not keep up.'));
        return;
      }
      const text = JSON.stringify({
        from: this.#name,
        events: events.slice(start, start + eventsPerMessage),
      });
      const sending = this.redis
        .publish(channel, text)
        .catch(error => this.#away(error))
        .finally(() => this.#onTheirWay.delete(sending));
      this.#onTheirWay.add(sending);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.race([Promise.all(this.#onTheirWay), sleep(closeTimeoutMs, undefined, { ref: false })]);
    this.#subscriber.disconnect();
  }

  #receive(text: string): void {
    const message = parsed(text);
    if (!message)
      this.log.warn('A live message from another process cannot be read; is its version another?');
    // What this process told itself it has delivered already.
    else if (message.from !== this.#name) this.deliver(message.events);
  }

  // Said once for each time that it goes away; the connection tries again by itself.
  #away(error: unknown): void {
    if (this.#isAway || this.#isClosed) return;
    this.#isAway = true;
    this.log.warn({ err: error }, 'Redis is away: subscribers hear only of what this process does.');
  }

  #back(): void {
    if (this.#isAway) this.log.info('Redis is back: subscribers hear of what all processes do.');
    this.#isAway = false;
  }
}

function parsed(text: string): { from: unknown; events: PublishedEvent[] } | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    // The caller says that it cannot be read.
    return undefined;
  }
  if (typeof message !== 'object' || message === null || !('from' in message) || !('events' in message))
    return undefined;
  const { from, events } = message;
  return Array.isArray(events) && events.every(isPublishedEvent) ? { from, events } : undefined;
}
