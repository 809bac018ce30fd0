import type { FastifyBaseLogger } from 'fastify';
import { Outage } from '../lib/outage.ts';

/** So many failures in a row, without an answer in between, mean that the server is away. */
const maxFailures = 3;
const pauseMs = 15_000;

/**
 * Whether the mail server is away. Then nothing is sent for a while, and after that one mail, to find out whether it is
 * back.
 */
export class MailServerBreaker {
  readonly #outage: Outage<'server'>;
  #failures = 0;
  #pausedUntil = 0;

  constructor(
    log: FastifyBaseLogger,
    private readonly now = () => performance.now(),
  ) {
    this.#outage = new Outage(log, {
      begin: 'The mail server is away: mails wait until it answers.',
      end: 'The mail server is back: mails are sent again.',
    });
  }

  /** Whether the server counts as away. */
  get isOpen(): boolean {
    return this.#failures >= maxFailures;
  }

  /** How many mails may be sent at once. */
  get capacity(): number {
    if (!this.isOpen) return Infinity;
    return this.now() < this.#pausedUntil ? 0 : 1;
  }

  succeed(): void {
    this.#failures = 0;
    this.#outage.recover('server');
  }

  fail(error: unknown): void {
    this.#failures++;
    if (!this.isOpen) return;
    this.#pausedUntil = this.now() + pauseMs;
    this.#outage.fail('server', error);
  }
}
