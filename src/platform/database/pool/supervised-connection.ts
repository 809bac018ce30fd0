import type { PoolConnection, QueryError } from 'mysql2';
import { DeadlineError } from '../../lib/deadline-error.ts';
import type { ConnectionDeadlines } from './deadlines.ts';
import { ruinsConnection } from './faults.ts';
import { refuseSeveral } from './one-statement.ts';
import type { StatementKind } from './work.ts';

type Callback = (error: Error | null, result?: unknown) => void;
type Send = (text: string, values: unknown, callback: Callback) => unknown;

/** How much longer than the server we wait for the end of a statement. */
const graceMs = 2_000;

/**
 * The driver keeps each prepared statement with its text, on both sides. Longer ones are sent as plain text, so that
 * what is kept is bounded.
 */
const longestPrepared = 8 * 1_024;

/** Tells the servers behind one address apart, in SQL. */
export const serverName = "concat(@@hostname, ':', @@port, ':', @@server_id)";

/** Nobody knows whether a commit took effect, since its answer never came. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** The server did not answer within the time after which it should have stopped the statement itself. */
export class NoAnswer extends DeadlineError {}

interface Running {
  readonly until: number;
  readonly giveUp: () => void;
}

/**
 * A connection of a pool with what the driver leaves to us: the deadline of each statement, on the server and here, and
 * the end of a connection on which a `begin`, `commit`, or `rollback` failed. It may still have a transaction, whose locks
 * stop others, and Kysely does not give it back (https://github.com/kysely-org/kysely/issues/1990).
 */
export class SupervisedConnection {
  /** What the session's deadline is set to; undefined when that is not known. */
  #seconds: number | undefined;
  #isInTransaction = false;
  /** Which server it leads to; undefined until that has told so. */
  server: string | undefined;
  readonly #running = new Set<Running>();
  readonly #query: Send;

  constructor(
    readonly raw: PoolConnection,
    private readonly deadlines: ConnectionDeadlines,
    private readonly onDiscard: () => void,
  ) {
    this.#query = raw.query.bind(raw) as Send;
    // Statements of the ORM outside of a transaction come like this, through Kysely.
    const supervised = (text: unknown, values: unknown, callback: unknown) => {
      if (typeof text !== 'string' || typeof callback !== 'function')
        return this.#query(text as string, values, callback as Callback);
      refuseSeveral(text);
      return this.#queryWithin(text, values, callback as Callback);
    };
    raw.query = supervised as PoolConnection['query'];
    this.#query(`select ${serverName} as server`, undefined, (_error, rows) => {
      this.server = (rows as { server: string }[] | undefined)?.[0]?.server;
    });
  }

  /** The deadline of the session's statements in seconds, if that is known. */
  get seconds(): number | undefined {
    return this.#seconds;
  }

  /**
   * Runs one statement outside of a transaction.
   * @param endsAt when its result is of no more use, by `performance.now()`
   */
  run<R>(text: string, values: readonly unknown[], kind: StatementKind, endsAt: number): Promise<R[]> {
    return new Promise((resolve, reject) => {
      const seconds = this.deadlines.seconds[kind];
      this.#limit(seconds);
      const callback = this.#watched(seconds, endsAt, (error, rows) =>
        error ? reject(error) : resolve(rows as R[]),
      );
      if (text.length > longestPrepared) {
        refuseSeveral(text);
        this.#query(text, values, callback);
      } else this.raw.execute(text, values as string[], callback as (error: QueryError | null) => void);
    });
  }

  /** Sends a statement of a transaction, or what begins or ends one, as plain text. */
  send(text: string, values?: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queryWithin(text, values, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }

  /** The statement with its values in it. */
  format(text: string, values: readonly unknown[]): string {
    return this.raw.format(text, values as unknown[]);
  }

  /**
   * Sends several statements of a transaction in one packet. The first one may begin it, and the last one commit it. The
   * server stops at the first that fails.
   * @returns the result of each
   */
  sendTogether(statements: readonly string[]): Promise<readonly unknown[]> {
    return new Promise((resolve, reject) => {
      if (statements[0] === 'begin') {
        this.#limit(this.deadlines.seconds.WRITE);
        this.#isInTransaction = true;
      }
      const isCommit = statements.at(-1) === 'commit';
      // Each of them may take that long.
      const seconds = (this.#seconds ?? this.deadlines.seconds.WRITE) * statements.length;
      const watched = this.#watched(seconds, Number.POSITIVE_INFINITY, (error, results) => {
        if (!error) {
          if (isCommit) this.#isInTransaction = false;
          resolve(results as unknown[]);
          return;
        }
        const isLost = error instanceof NoAnswer || ruinsConnection(error);
        if (isLost) this.discard();
        reject(isLost && isCommit ? unknownCommit(error) : error);
      });
      this.#query(statements.join(';\n'), undefined, watched);
    });
  }

  /** Gives up the statement that takes longer than it may. */
  check(now: number): void {
    for (const { until, giveUp } of this.#running) if (now > until) giveUp();
  }

  /** Ends the connection at once, whatever it is doing. What waits on it hears nothing more. */
  discard(): void {
    this.raw.destroy();
    (this.raw as unknown as { readonly stream: { destroy(): void } }).stream.destroy();
    this.onDiscard();
  }

  #queryWithin(text: string, values: unknown, callback: Callback): unknown {
    const { seconds } = this.deadlines;
    // The rest of a transaction may be given another deadline by a statement of its own.
    if (this.#isInTransaction) this.#seconds = this.deadlines.secondsSetBy(text) ?? this.#seconds;
    else this.#limit(seconds.WRITE);
    if (text === 'begin') this.#isInTransaction = true;
    else if (text === 'commit' || text === 'rollback') this.#isInTransaction = false;
    const limit = this.#seconds ?? seconds.WRITE;
    const watched = this.#watched(limit, Number.POSITIVE_INFINITY, (error, result) => {
      const isLost = error !== null && (error instanceof NoAnswer || ruinsConnection(error));
      if (error && (text === 'begin' || text === 'rollback' || isLost)) this.discard();
      callback(isLost && text === 'commit' ? unknownCommit(error) : error, result);
    });
    return this.#query(text, values, watched);
  }

  // Sent right before the statement, so that it costs no round trip.
  #limit(seconds: number): void {
    if (this.#seconds === seconds) return;
    this.#seconds = seconds;
    // If it fails, so does the statement behind it, or it has no limit on the server but still one here.
    this.#query(this.deadlines.sql(seconds), undefined, error => {
      if (error) this.#seconds = undefined;
    });
  }

  #watched(seconds: number, endsAt: number, callback: Callback): Callback {
    const end: Callback = (error, result) => {
      if (this.#running.delete(running)) callback(error, result);
    };
    const running: Running = {
      // No seconds: no limit.
      until: Math.min(seconds === 0 ? endsAt : performance.now() + seconds * 1_000, endsAt) + graceMs,
      giveUp: () => {
        this.discard();
        end(new NoAnswer());
      },
    };
    this.#running.add(running);
    return end;
  }
}

function unknownCommit(cause: Error): CommitUnknown {
  return new CommitUnknown('The connection was lost during the commit.', { cause });
}
