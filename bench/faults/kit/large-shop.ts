import { type Ask, dearQueries } from '../../../tests/kit/dear-queries.ts';
import { fillLargeStore } from '../../../tests/kit/large-store.ts';
import { mariadbBinary, type PrivateMariaDb, startMariaDb } from '../../../tests/kit/mariadb.ts';
import { run, startServer } from '../../servers.ts';
import { Missing } from '../scenario.ts';

const settings = {
  PORT: '0',
  PUBLIC_URL: 'http://localhost:4000',
  AUTH_SECRETS: 'a secret that only the faults have and long enough',
  LOG_LEVEL: 'error',
};

/** A query of a guest near the limit, and how long it took. */
export interface Dear {
  readonly name: string;
  readonly query: string;
  readonly cost: number;
  readonly milliseconds: number;
}

/** A store of 30,000 products in 300 categories, on MariaDB, with a server. */
export class LargeShop {
  readonly address: string;
  readonly #mariadb: PrivateMariaDb;
  readonly #database: string;

  private constructor(address: string, mariadb: PrivateMariaDb, database: string) {
    this.address = address;
    this.#mariadb = mariadb;
    this.#database = database;
  }

  /** @param more settings of the server, such as its limits */
  static async open(more: Record<string, string> = {}): Promise<LargeShop> {
    if (!mariadbBinary()) throw new Missing('mariadbd');
    const mariadb = await startMariaDb();
    const database = await mariadb.database('large');
    await run('dist/cli.js', ['migrate'], database);
    await fillLargeStore(database);
    const server = await startServer('dist/main.js', [], { ...settings, DATABASE_URL: database, ...more });
    return new LargeShop(server.address!, mariadb, database);
  }

  /** Starts one more server, with other settings. Returns its address. */
  async addServer(more: Record<string, string>): Promise<string> {
    const environment = { ...settings, DATABASE_URL: this.#database, ...more };
    return (await startServer('dist/main.js', [], environment)).address!;
  }

  /** Ends the database. `stopServers` ends the server. */
  async close(): Promise<void> {
    await this.#mariadb.stop();
  }

  /**
   * Finds the dearest queries that a guest may send, and times them. The limits of the server must be off.
   * @param each of some 3,000 lists, every so many
   */
  async dearest(each: number): Promise<Dear[]> {
    const found: Dear[] = [];
    for await (const dear of dearQueries(this.ask, each)) {
      found.push({ ...dear, milliseconds: await this.time(dear.query) });
    }
    return found.sort((one, other) => other.milliseconds - one.milliseconds);
  }

  readonly ask: Ask = async query => {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Awaited<ReturnType<Ask>>;
  };

  /** How long a query takes, at its best: at first it runs on graphql-js, and its rows may not be in memory yet. */
  async time(query: string): Promise<number> {
    const times = [await this.#once(query), await this.#once(query), await this.#once(query)];
    return Math.min(...times);
  }

  async #once(query: string): Promise<number> {
    const start = performance.now();
    const { errors } = await this.ask(query);
    const [error] = errors ?? [];
    // Lists that are longer than usual are stopped, which ends the query too.
    if (error && !error.message.includes('costs more than')) throw new Error(`${error.message}: ${query}`);
    return performance.now() - start;
  }
}
