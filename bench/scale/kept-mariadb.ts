import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import mysql from 'mysql2/promise';
import { freePort } from '../../tests/kit/free-port.ts';
import { mariadbBinary, untilReady } from '../../tests/kit/mariadb.ts';

/** A MariaDB server of our own, whose data may outlive it. */
export interface KeptMariaDb {
  /** The folder with all that it writes. */
  readonly folder: string;
  /** Where it logs each statement, once `slow_query_log` is on. */
  readonly slowLog: string;
  readonly url: string;
  connect(): Promise<mysql.Connection>;
  /** Ends it properly, so that the next start need not repair anything. */
  stop(): Promise<void>;
}

const databaseName = 'scale';
/** Writing all changed pages to a slow disk takes a while. */
const stopTimeoutMs = 300_000;

/**
 * @param keep the folder for the data, which stays there; undefined for a temporary one
 * @param bufferPool the memory for its pages, such as "2G"
 */
export async function startKeptMariaDb(keep: string | undefined, bufferPool: string): Promise<KeptMariaDb> {
  const binary = mariadbBinary();
  if (!binary) throw new Error('mariadbd is not installed.');
  const folder = keep === undefined ? mkdtempSync(join(tmpdir(), 'tradepost-scale-')) : resolve(keep);
  mkdirSync(folder, { recursive: true });
  const data = join(folder, 'data');
  const slowLog = join(folder, 'slow.log');
  const port = await freePort();
  const common = ['--no-defaults', `--datadir=${data}`, `--user=${userInfo().username}`];
  if (!existsSync(join(data, 'mysql')))
    execFileSync(
      'mariadb-install-db',
      [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
      { stdio: 'ignore' },
    );
  rmSync(slowLog, { force: true });
  const server = spawn(
    binary,
    [
      ...common,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${folder}/socket`,
      `--tmpdir=${folder}`,
      `--innodb-buffer-pool-size=${bufferPool}`,
      '--innodb-log-file-size=1G',
      // Whatever a crash costs is filled again.
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--performance-schema=off',
      '--slow-query-log=off',
      `--slow-query-log-file=${slowLog}`,
      '--long-query-time=0',
      '--log-slow-verbosity=query_plan,explain',
      '--log-slow-filter=',
    ],
    // In a group of its own: Ctrl+C is ours to handle, and must not end it while it writes.
    { stdio: 'ignore', detached: true },
  );
  const end = () => server.kill('SIGTERM');
  process.once('exit', end);
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = new Promise(done => server.once('exit', done));
      server.kill('SIGTERM');
      const late = setTimeout(() => server.kill('SIGKILL'), stopTimeoutMs);
      await ended;
      clearTimeout(late);
    }
    process.off('exit', end);
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  };
  await untilReady(port, server).catch(async error => {
    await stop();
    throw error;
  });
  const url = `mysql://root@127.0.0.1:${port}/${databaseName}`;
  return { folder, slowLog, url, connect: () => mysql.createConnection(url), stop };
}

/** Makes the database of the store, or empties it. */
export async function emptyDatabase({ url }: KeptMariaDb): Promise<void> {
  const { hostname: host, port } = new URL(url);
  const connection = await mysql.createConnection({ host, port: Number(port), user: 'root' });
  await connection.query(`drop database if exists ${databaseName}`);
  await connection.query(
    `create database ${databaseName} character set utf8mb4 collate utf8mb4_unicode_520_ci`,
  );
  await connection.end();
}
