import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolConnection } from 'mysql2';
import { DeadlineError } from '../../lib/deadline-error.ts';
import { UnavailableError } from '../../lib/unavailable-error.ts';
import { ConnectionSlots } from './connection-slots.ts';
import type { ConnectionDeadlines } from './deadlines.ts';
import { faultOf } from './faults.ts';
import { preferIdle } from './idle-connections.ts';
import { PooledTransaction } from './pooled-transaction.ts';
import { SideConnection } from './side-connection.ts';
import { SupervisedConnection, serverName } from './supervised-connection.ts';
import type { Work } from './work.ts';

const checkEveryMs = 250;
/** How often a read is sent again on another connection when its own is lost. */
const maxConnections = 3;
/** While the server takes no new connections, how often and how long to look for one of our own. */
const crowdedPauseMs = 25;
const crowdedMs = 5_000;
const retryAfterSeconds = 2;

/** The connections to one server: shared out by lanes, each statement with a deadline, and none kept that is broken. */
export class ConnectionPool {
  readonly slots: ConnectionSlots;
  readonly #connections = new Map<PoolConnection, SupervisedConnection>();
  readonly #control: SideConnection;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly pool: Pool,
    private readonly deadlines: ConnectionDeadlines,
    { url, size }: { readonly url: string; readonly size: number },
  ) {
    this.slots = new ConnectionSlots(size);
    this.#control = new SideConnection(url);
    pool.on('connection', raw => {
      const remove = () => void this.#connections.delete(raw);
      this.#connections.set(raw, new SupervisedConnection(raw, deadlines, remove));
      raw.once('end', remove);
      raw.once('error', remove);
    });
    this.#timer = setInterval(() => this.#check(), checkEveryMs);
    this.#timer.unref();
  }

  /** How many connections are open and idle, and how many callers wait for one. */
  get state(): Record<'open' | 'idle' | 'waiting', number> {
    // mysql2 has no public counters.
    const { _allConnections, _freeConnections } = this.pool as Partial<
      Record<'_allConnections' | '_freeConnections', { readonly length: number }>
    >;
    return {
      open: _allConnections?.length ?? 0,
      idle: _freeConnections?.length ?? 0,
      waiting: this.slots.waiting,
    };
  }

  /**
   * Runs a statement that may be sent again if its connection breaks: a read, or a change that is right when it happens
   * twice.
   */
  async run<R>(text: string, values: readonly unknown[], work: Work): Promise<R[]> {
    checkWanted(work);
    // The lane of a request may change while this waits or runs.
    const { lane } = work;
    const waiting = this.slots.take(work, lane);
    if (waiting) await waiting;
    try {
      return await this.#run(text, values, work);
    } finally {
      this.slots.release(work, lane);
    }
  }

  /** A transaction, for whoever holds a connection of this pool. It begins with its first statement. */
  async begin(): Promise<PooledTransaction> {
    return new PooledTransaction(await this.#connect(this.deadlines.seconds.WRITE));
  }

  close(): void {
    clearInterval(this.#timer);
    this.#control.close();
  }

  /** Ends the pool, unless the ORM has: it ends only what it has used. */
  async end(): Promise<void> {
    const { _closed: isEnded } = this.pool as { readonly _closed?: boolean };
    if (!isEnded) await new Promise<void>(resolve => this.pool.end(() => resolve()));
  }

  async #run<R>(text: string, values: readonly unknown[], work: Work): Promise<R[]> {
    const crowdedUntil = performance.now() + crowdedMs;
    for (let lost = 0; ; ) {
      try {
        return await this.#runOnce(text, values, work);
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'CANCELLED' && work.cancellation.reason) throw work.cancellation.reason;
        if (fault === 'DEADLINE') throw new DeadlineError();
        if (fault === 'UNAVAILABLE') throw new UnavailableError(retryAfterSeconds, { cause: error });
        if (fault !== 'CONNECTION' && fault !== 'CROWDED') throw error;
        const isHopeless =
          fault === 'CONNECTION' ? ++lost >= maxConnections : performance.now() > crowdedUntil;
        if (isHopeless) throw new UnavailableError(retryAfterSeconds, { cause: error });
        checkWanted(work);
        if (fault === 'CROWDED') await sleep(crowdedPauseMs);
      }
    }
  }

  async #runOnce<R>(text: string, values: readonly unknown[], work: Work): Promise<R[]> {
    const connection = await this.#connect(this.deadlines.seconds[work.kind]);
    let killing: Promise<void> | undefined;
    const stopListening = work.cancellation.onCancel(() => {
      killing = this.#kill(connection);
    });
    try {
      return await connection.run<R>(text, values, work.kind, work.endsAt);
    } catch (error) {
      if (faultOf(error) === 'CONNECTION') connection.discard();
      throw error;
    } finally {
      stopListening();
      // Otherwise it could hit the next statement of this connection.
      if (killing) await killing;
      connection.raw.release();
    }
  }

  /**
   * Stops the statement of a connection on the server. The address may lead to one of several servers, and another one
   * would stop somebody else's statement; and an order that came late would stop the next statement of this connection.
   * In both cases the connection is ended instead, and the server stops the statement by its deadline.
   */
  async #kill(connection: SupervisedConnection): Promise<void> {
    try {
      const [own] = await this.#control.query<{ server: string }>(`select ${serverName} as server`);
      if (own!.server !== connection.server) connection.discard();
      else await this.#control.query(`kill query ${connection.raw.threadId}`);
    } catch {
      connection.discard();
    }
  }

  /** A connection; one whose session has this deadline already, if such a one is idle. */
  #connect(seconds: number): Promise<SupervisedConnection> {
    preferIdle(this.pool, raw => this.#connections.get(raw)?.seconds === seconds);
    return new Promise((resolve, reject) => {
      this.pool.getConnection((error, raw) => {
        if (error) reject(error);
        else resolve(this.#connections.get(raw)!);
      });
    });
  }

  #check(): void {
    const now = performance.now();
    for (const connection of this.#connections.values()) connection.check(now);
  }
}

/** @throws when nobody waits for the result of this work any more, or it has taken too long already */
export function checkWanted({ cancellation, endsAt }: Work): void {
  if (cancellation.reason) throw cancellation.reason;
  if (performance.now() > endsAt) throw new DeadlineError();
}
