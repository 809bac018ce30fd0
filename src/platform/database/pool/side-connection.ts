import { type Connection, createConnection } from 'mysql2';

const timeoutMs = 1_000;

/** A connection beside the pool, so that it never waits for one. It is opened when it is needed, and again after an error. */
export class SideConnection {
  #connection: Connection | undefined;
  #isClosed = false;

  constructor(private readonly url: string) {}

  /** @throws when the server does not answer within a second */
  query<R>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    if (this.#isClosed) return Promise.reject(new Error('The connection is closed.'));
    this.#connection ??= this.#open();
    const connection = this.#connection;
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        this.#drop(connection);
        reject(error);
      };
      const timer = setTimeout(
        () => fail(new Error(`The database did not answer within ${timeoutMs} ms.`)),
        timeoutMs,
      );
      connection.query(text, [...values], (error, rows) => {
        clearTimeout(timer);
        if (error) fail(error);
        else resolve(rows as R[]);
      });
    });
  }

  close(): void {
    this.#isClosed = true;
    if (this.#connection) this.#drop(this.#connection);
  }

  #open(): Connection {
    const connection = createConnection({ uri: this.url, connectTimeout: timeoutMs });
    // The statement that meets the error reports it.
    connection.on('error', () => this.#drop(connection));
    return connection;
  }

  #drop(connection: Connection): void {
    connection.destroy();
    // The driver only says goodbye, which a frozen server does not answer.
    (connection as unknown as { readonly stream: { destroy(): void } }).stream.destroy();
    if (this.#connection === connection) this.#connection = undefined;
  }
}
