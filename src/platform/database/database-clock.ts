import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { type SideStatements, sideStatements } from './side-statements.ts';
import { sql } from './sql.ts';

const compareEveryMs = 10_000;
const retryMs = 1_000;
const firstTries = 5;
/** A smaller difference is left alone: it does no harm, and the time of a process should not jump back and forth. */
const toleranceMs = 100;
/** A larger difference is worth a line in the log: somebody has to repair the clock of a host. */
const worthSayingMs = 1_000;

/**
 * The clock of the database, which all processes share: the clock of this host, and how far it is behind. Leases, due
 * times, and deadlines of one process count for the others, so they must not depend on the host that wrote them.
 */
export class DatabaseClock implements Clock {
  /** What the host's clock said when `performance.now()` was 0. */
  readonly #begunAt = Date.now() - performance.now();
  #offsetMs = 0;
  #saidMs = 0;
  #side: SideStatements | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  now(): Date {
    return new Date(this.#hostMs() + this.#offsetMs);
  }

  // A clock that somebody sets, or that jumps when a virtual machine wakes up, must not move all times until the next look.
  #hostMs(): number {
    return this.#side ? this.#begunAt + performance.now() : Date.now();
  }

  /** Compares the clocks now, and every ten seconds from now on. The embedded database has the clock of this host. */
  async follow(database: Database, url: string, log: FastifyBaseLogger): Promise<void> {
    if (database.dialect.name === 'sqlite') return;
    this.#side = sideStatements(database, url);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#compare(this.#side, log);
        break;
      } catch (error) {
        // To begin with a wrong time could do what cannot be undone, such as canceling orders.
        if (attempt === firstTries) {
          this.stop();
          throw error;
        }
        await sleep(retryMs);
      }
    }
    this.#compareAfter(compareEveryMs, this.#side, log);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#side?.close();
  }

  #compareAfter(pauseMs: number, side: SideStatements, log: FastifyBaseLogger): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#compare(side, log).then(
        () => this.#compareAfter(compareEveryMs, side, log),
        error => {
          // While the database is away, the difference that was found last still counts.
          log.debug({ err: error }, 'The clock could not be compared with that of the database.');
          this.#compareAfter(retryMs, side, log);
        },
      );
    }, pauseMs);
    this.#timer.unref();
  }

  async #compare(side: SideStatements, log: FastifyBaseLogger): Promise<void> {
    const sentAt = this.#hostMs();
    const [row] = await side.run<{ now: string }>(
      sql`/* clock.compare */ select cast(utc_timestamp(6) as char) as now`,
    );
    const answeredAt = this.#hostMs();
    const databaseAt = Date.parse(`${row!.now.slice(0, 23).replace(' ', 'T')}Z`);
    this.#offsetMs = correctedOffset(this.#offsetMs, { sentAt, answeredAt, databaseAt });
    if (Math.abs(this.#offsetMs - this.#saidMs) < worthSayingMs) return;
    this.#saidMs = this.#offsetMs;
    const offsetMs = this.#offsetMs;
    if (Math.abs(offsetMs) < worthSayingMs)
      log.info('The clock of this host agrees with the database again.');
    else log.warn({ offsetMs }, 'The clock of this host differs from that of the database, which counts.');
  }
}

/** One look at the clock of the database, with the times of this host before and after it. */
export interface Comparison {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly databaseAt: number;
}

/**
 * How far this host is behind the database. The database looked at its clock at some time between question and answer, so
 * an offset that is possible by that stays, and a slow answer changes nothing that it cannot know.
 */
export function correctedOffset(offsetMs: number, { sentAt, answeredAt, databaseAt }: Comparison): number {
  const [least, most] = [databaseAt - answeredAt, databaseAt - sentAt];
  const isPossible = offsetMs >= least - toleranceMs && offsetMs <= most + toleranceMs;
  return isPossible ? offsetMs : Math.round((least + most) / 2);
}
