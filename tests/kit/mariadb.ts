import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { freePort } from './free-port.ts';

/** A MariaDB server of our own: its own directory, its own port, gone when it is stopped. */
export interface PrivateMariaDb {
  readonly port: number;
  /** The address of a database on it; the database is created when it is not there. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** What all databases of a run need, generously. */
const neededBytes = 6 * 1_024 ** 3;

const startTimeoutMs = 60_000;

/** The server's binary, or undefined where MariaDB is not installed. */
export function mariadbBinary(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  return folders.map(folder => join(folder, 'mariadbd')).find(existsSync);
}

/** In memory where there is plenty of it: creating tables writes many small files. */
export function quickFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > neededBytes ? memory : tmpdir();
}

export async function startMariaDb(): Promise<PrivateMariaDb> {
  const binary = mariadbBinary();
  if (!binary) throw new Error('mariadbd is not installed.');
  const directory = mkdtempSync(join(quickFolder(), 'tradepost-mariadb-'));
  const port = await freePort();
  const common = ['--no-defaults', `--datadir=${directory}/data`, `--user=${userInfo().username}`];
  execFileSync(
    'mariadb-install-db',
    [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: 'ignore' },
  );
  const server = spawn(
    binary,
    [
      ...common,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${directory}/socket`,
      // A server that starts deletes the temporary tables that it finds there, also those of another one.
      `--tmpdir=${directory}`,
      '--innodb-buffer-pool-size=512M',
      // Nothing here outlives its process, so nothing needs to reach the disk.
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--sync-binlog=0',
      '--max-connections=300',
      '--performance-schema=off',
    ],
    { stdio: 'ignore' },
  );
  const stop = async () => {
    await stopProcess(server);
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill('SIGKILL'));
  await untilReady(port, server).catch(async error => {
    await stop();
    throw error;
  });
  return {
    port,
    stop,
    async database(name) {
      const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
      await connection.query(
        `create database if not exists \`${name}\` character set utf8mb4 collate utf8mb4_unicode_520_ci`,
      );
      await connection.end();
      return `mysql://root@127.0.0.1:${port}/${name}`;
    },
  };
}

/** Waits until a server takes connections. */
export async function untilReady(port: number, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    try {
      const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
      await connection.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

/** Ends a server properly, or after ten seconds at once. */
export async function stopProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise(resolve => server.once('exit', resolve));
  server.kill('SIGTERM');
  await Promise.race([ended, sleep(10_000).then(() => server.kill('SIGKILL'))]);
}
