import type { FastifyBaseLogger } from 'fastify';
import type { Services } from '../context/services.ts';
import { type SideStatements, sideStatements } from '../database/side-statements.ts';
import { Outage } from '../lib/outage.ts';
import { endLease, leaseMs, renewLease } from './lease.ts';

const renewEveryMs = 2_000;
const retryMs = 500;
/** A worker that has been without the database for longer does not know which leases ended only because of that. */
const longestGapMs = leaseMs / 2;
/** Time for the others to renew their leases, once the database is back. */
const settleMs = 5_000;

/** Renews the lease of a worker as long as its process lives, on a connection of its own: no job can hold it up. */
export class Heartbeat {
  readonly #outage: Outage<'database'>;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #renewedAt: number | undefined;
  #steadySince = 0;
  #isStopped = false;

  constructor(
    private readonly services: Services,
    private readonly workerId: string,
    private readonly log: FastifyBaseLogger,
    private readonly side: SideStatements = sideStatements(services.database, services.config.databaseUrl),
  ) {
    this.#outage = new Outage(log, {
      begin: 'The lease of this worker could not be renewed; trying again.',
      end: 'The lease of this worker is renewed again.',
    });
  }

  start(): void {
    this.#beating = this.#beat();
  }

  /**
   * Whether this worker may judge which others are dead. After an outage of the database all leases have ended, and the
   * workers that live need a moment to renew theirs.
   */
  get isSteady(): boolean {
    const now = performance.now();
    return (
      this.#renewedAt !== undefined &&
      now - this.#renewedAt < longestGapMs &&
      now - this.#steadySince >= settleMs
    );
  }

  /** Ends the lease. If that fails, it ends by itself. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#beating;
    await this.side
      .run(endLease(this.workerId))
      .catch(error => this.log.warn({ err: error }, 'The lease of this worker could not be ended.'));
    this.side.close();
  }

  async #beat(): Promise<void> {
    const { clock, database } = this.services;
    let pauseMs = renewEveryMs;
    try {
      await this.side.run(renewLease(database.dialect, clock, this.workerId));
      this.#noteRenewal();
      this.#outage.recover('database');
    } catch (error) {
      pauseMs = retryMs;
      if (!this.#isStopped) this.#outage.fail('database', error);
    }
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => this.start(), pauseMs);
  }

  #noteRenewal(): void {
    const now = performance.now();
    const gapMs = this.#renewedAt === undefined ? 0 : now - this.#renewedAt;
    if (this.#renewedAt === undefined || gapMs > longestGapMs) this.#steadySince = now;
    if (gapMs > leaseMs)
      this.log.warn(
        { gapMs: Math.round(gapMs) },
        'The lease of this worker had ended; others may have its jobs.',
      );
    this.#renewedAt = now;
  }
}
