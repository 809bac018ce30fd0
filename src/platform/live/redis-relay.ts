import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { Redis, type RedisOptions } from 'ioredis';
import { Outage } from '../lib/outage.ts';
import type { Relay } from './live-bus.ts';
import { isPublishedEvent, type PublishedEvent } from './live-topic.ts';

const channel = 'tradepost:live';
/** An import changes many things at once; one message holds some of them. */
const eventsPerMessage = 500;
/** While Redis does not answer, no more messages than these wait for it; further ones are dropped. */
const maxWaitingMessages = 1_000;
const closeTimeoutMs = 1_000;
const longestPauseMs = 5_000;

// Waits for Redis as long as it takes, and subscribes again by itself.
const retryForever: RedisOptions = {
  maxRetriesPerRequest: null,
  retryStrategy: attempt => Math.min(attempt * 100, longestPauseMs),
};

/** Live events through Redis. While it is away each process delivers only its own events; those of others are lost. */
export class RedisRelay implements Relay {
  readonly #name = randomUUID();
  readonly #subscriber: Redis;
  readonly #waiting = new Set<Promise<unknown>>();
  readonly #outage: Outage<'publisher' | 'subscriber'>;
  #isClosed = false;

  /** @param redis for publishing; a connection that listens can do nothing else, so there is a second one for that */
  constructor(
    private readonly redis: Redis,
    private readonly log: FastifyBaseLogger,
    private readonly deliver: (events: readonly PublishedEvent[]) => void,
  ) {
    this.#outage = new Outage(log, {
      begin: 'Redis is away: subscribers are notified only of what this process does.',
      end: 'Redis is back: subscribers are notified of what all processes do.',
    });
    redis.on('error', error => this.#fail('publisher', error));
    redis.on('ready', () => this.#outage.recover('publisher'));
    this.#subscriber = new Redis({ ...redis.options, ...retryForever });
    this.#subscriber.on('error', error => this.#fail('subscriber', error));
    this.#subscriber.on('ready', () => this.#outage.recover('subscriber'));
    this.#subscriber.on('message', (_channel, text) => this.#receive(text));
    this.#subscriber.subscribe(channel).catch(error => this.#fail('subscriber', error));
  }

  send(events: readonly PublishedEvent[]): void {
    for (let start = 0; start < events.length; start += eventsPerMessage) {
      if (this.#waiting.size >= maxWaitingMessages) {
        this.#fail('publisher', new Error('Redis does not keep up.'));
        return;
      }
      this.#publish(events.slice(start, start + eventsPerMessage));
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.race([Promise.all(this.#waiting), sleep(closeTimeoutMs, undefined, { ref: false })]);
    this.#subscriber.disconnect();
  }

  #publish(events: readonly PublishedEvent[]): void {
    const text = JSON.stringify({ from: this.#name, events });
    const sending = this.redis.publish(channel, text).then(
      () => {
        this.#waiting.delete(sending);
        // Only when all are out: one of a thousand that wait is no end of an outage.
        if (this.#waiting.size === 0) this.#outage.recover('publisher');
      },
      error => {
        this.#waiting.delete(sending);
        this.#fail('publisher', error);
      },
    );
    this.#waiting.add(sending);
  }

  #receive(text: string): void {
    const message = parsed(text);
    if (!message)
      this.log.warn(
        'A live message from another process cannot be read. Does that process run another version?',
      );
    // This process has delivered its own events already.
    else if (message.from !== this.#name) this.deliver(message.events);
  }

  // A relay that closes ends its own connections.
  #fail(part: 'publisher' | 'subscriber', error: unknown): void {
    if (!this.#isClosed) this.#outage.fail(part, error);
  }
}

function parsed(text: string): { from: unknown; events: PublishedEvent[] } | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    // The caller logs that it cannot be read.
    return undefined;
  }
  if (typeof message !== 'object' || message === null || !('from' in message) || !('events' in message))
    return undefined;
  const { from, events } = message;
  return Array.isArray(events) && events.every(isPublishedEvent) ? { from, events } : undefined;
}
