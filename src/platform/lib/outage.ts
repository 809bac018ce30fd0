import type { FastifyBaseLogger } from 'fastify';

/** Logs each outage of something once, with its first error, and its end, however many parts of it fail and recover. */
export class Outage<Part extends string> {
  readonly #away = new Set<Part>();

  /** @param messages what is logged when the first part fails, and when the last of them has recovered */
  constructor(
    private readonly log: FastifyBaseLogger,
    private readonly messages: { readonly begin: string; readonly end: string },
  ) {}

  fail(part: Part, error: unknown): void {
    if (this.#away.size === 0) this.log.warn({ err: error }, this.messages.begin);
    this.#away.add(part);
  }

  recover(part: Part): void {
    if (this.#away.delete(part) && this.#away.size === 0) this.log.info(this.messages.end);
  }
}
