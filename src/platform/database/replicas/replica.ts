import { createPool } from 'mysql2';
import { ConnectionPool } from '../pool/connection-pool.ts';
import type { ConnectionDeadlines } from '../pool/deadlines.ts';
import { SideConnection } from '../pool/side-connection.ts';

/** How long a replica that failed gets no reads. */
const restMs = 5_000;
/** A replica that is further behind, or of which that is not known, gets no reads. */
const longestLagMs = 5_000;

export type ReplicaState = 'IN_USE' | 'BEHIND' | 'FAILED';

/** One read replica: its connections, and whether it may be read from now. */
export class Replica {
  readonly pool: ConnectionPool;
  readonly #side: SideConnection;
  readonly #native: ReturnType<typeof createPool>;
  #lagMs: number | undefined;
  #restsUntil = 0;

  /** @param options of the driver, the same as for the primary */
  constructor(
    readonly url: string,
    size: number,
    deadlines: ConnectionDeadlines,
    options: object,
  ) {
    this.#native = createPool({ uri: url, ...options, connectionLimit: size });
    this.pool = new ConnectionPool(this.#native, deadlines, { url, size });
    this.#side = new SideConnection(url);
  }

  /** Its host and port, which are no secrets. */
  get name(): string {
    return new URL(this.url).host;
  }

  /** Milliseconds; undefined when it is not known. */
  get lagMs(): number | undefined {
    return this.#lagMs;
  }

  get state(): ReplicaState {
    if (performance.now() < this.#restsUntil) return 'FAILED';
    return this.#lagMs === undefined || this.#lagMs > longestLagMs ? 'BEHIND' : 'IN_USE';
  }

  /** It gets no reads for a while. */
  rest(): void {
    this.#restsUntil = performance.now() + restMs;
  }

  /** Asks the replica how far it has come. */
  async measure(lagOf: (beat: number) => number | undefined): Promise<void> {
    try {
      const [row] = await this.#side.query<{ beat: number }>(
        `select beat from heartbeat where id = 'primary'`,
      );
      this.#lagMs = row && lagOf(Number(row.beat));
    } catch {
      // Why it does not answer is logged where a read meets it.
      this.#lagMs = undefined;
      this.rest();
    }
  }

  async close(): Promise<void> {
    this.pool.close();
    this.#side.close();
    await new Promise(resolve => this.#native.end(resolve));
  }
}
