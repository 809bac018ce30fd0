import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { freePort } from '../../../tests/kit/free-port.ts';
import { mariadbBinary, quickFolder } from '../../../tests/kit/mariadb.ts';
import { Missing } from '../scenario.ts';

/** A MariaDB server that can be killed, frozen, and started again on the same port with the same data. */
export class DatabaseServer {
  readonly port: number;
  readonly folder: string;
  readonly options: readonly string[];
  #process: ChildProcess | undefined;

  private constructor(port: number, folder: string, options: readonly string[]) {
    this.port = port;
    this.folder = folder;
    this.options = options;
    process.once('exit', () => this.#process?.kill('SIGKILL'));
  }

  /**
   * @param options more options of mariadbd
   * @param parent the folder for the data. When absent, a temporary one in memory: what a killed server has written is there
   *   as it is on a disk, and making tables takes a fraction of the time.
   */
  static async start(options: readonly string[] = [], parent = quickFolder()): Promise<DatabaseServer> {
    if (!mariadbBinary()) throw new Missing('mariadbd');
    const server = new DatabaseServer(
      await freePort(),
      mkdtempSync(join(parent, 'faults-mariadb-')),
      options,
    );
    execFileSync(
      'mariadb-install-db',
      [...server.#common, '--auth-root-authentication-method=normal', '--skip-test-db'],
      { stdio: 'ignore' },
    );
    await server.start();
    await server.run('create database shop character set utf8mb4 collate utf8mb4_unicode_520_ci');
    // A user without rights over the server, so that a read-only server refuses what it writes.
    for (const host of ['127.0.0.1', 'localhost'])
      await server.run(`grant all on shop.* to shop@'${host}' identified by 'shop'`);
    return server;
  }

  get url(): string {
    return `mysql://shop:shop@127.0.0.1:${this.port}/shop`;
  }

  /** Starts the server, also after a kill, and waits until it answers. */
  async start(): Promise<void> {
    const server = spawn(
      mariadbBinary()!,
      [
        ...this.#common,
        `--port=${this.port}`,
        '--bind-address=127.0.0.1',
        // A second server would delete the temporary tables of the first.
        `--tmpdir=${this.folder}`,
        `--socket=${this.folder}/socket`,
        '--innodb-buffer-pool-size=256M',
        '--max-connections=200',
        ...this.options,
      ],
      { stdio: 'ignore' },
    );
    this.#process = server;
    for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
      try {
        await this.run('select 1');
        return;
      } catch (error) {
        if (server.exitCode !== null || Date.now() > deadline) throw error;
      }
    }
  }

  async kill(): Promise<void> {
    const running = this.#process!;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  freeze(): void {
    this.#process!.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process!.kill('SIGCONT');
  }

  /** Runs a statement as the administrator of the server. */
  async run<R = Record<string, unknown>>(statement: string, database?: string): Promise<R[]> {
    const connection = await mysql.createConnection({
      host: '127.0.0.1',
      port: this.port,
      user: 'root',
      connectTimeout: 2_000,
      ...(database && { database }),
    });
    try {
      const [rows] = await connection.query(statement);
      return rows as R[];
    } finally {
      connection.destroy();
    }
  }

  /** Copies the database of the shop to another server. */
  copyTo(other: DatabaseServer): void {
    const at = (port: number) => ['--no-defaults', '-h127.0.0.1', `-P${port}`, '-uroot'];
    const dump = execFileSync('mariadb-dump', [...at(this.port), '--single-transaction', 'shop'], {
      maxBuffer: 1_024 ** 3,
    });
    execFileSync('mariadb', [...at(other.port), 'shop'], { input: dump });
  }

  async stop(): Promise<void> {
    this.thaw();
    if (this.#process!.exitCode === null && this.#process!.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #common(): string[] {
    return ['--no-defaults', `--datadir=${this.folder}/data`, `--user=${userInfo().username}`];
  }
}
