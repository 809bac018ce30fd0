import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mysql from 'mysql2/promise';

export const root = join(import.meta.dirname, '../../..');

/** What every server of the specs starts with. Hashing passwords at full strength would take longer than the specs. */
export const settings = {
  NODE_ENV: 'development',
  LOG_LEVEL: 'error',
  BCRYPT_COST: '4',
  AUTH_SECRETS: 'a secret for the specs of the office that is long enough',
} as const;

/** What the setup of a run has prepared for its specs. */
export interface Prepared {
  /** The file of an embedded demo store. */
  readonly embedded: string;
  /** The port of a private MariaDB and the file with the statements of a demo store, or null where it is not installed. */
  readonly mariadb: { readonly port: number; readonly dump: string } | null;
}

const variable = 'TRADEPOST_OFFICE_SPECS';

/** Workers inherit the environment of the setup. */
export function announce(prepared: Prepared): void {
  process.env[variable] = JSON.stringify(prepared);
}

export function prepared(): Prepared {
  return JSON.parse(process.env[variable] ?? '') as Prepared;
}

/** The store of one spec: the folder in which its server runs, and its database. */
export interface SpecStore {
  readonly folder: string;
  readonly databaseUrl: string;
  remove(): void;
}

/** A copy of the demo store. */
export function embeddedStore(): SpecStore {
  const store = newFolder();
  const file = join(store.folder, 'store.db');
  copyFileSync(prepared().embedded, file);
  return { ...store, databaseUrl: `sqlite:${file}` };
}

/** A copy of the demo store on MariaDB. @param name of its database */
export async function mariadbStore(name: string): Promise<SpecStore> {
  const { port, dump } = prepared().mariadb!;
  const server = `mysql://root@127.0.0.1:${port}`;
  const connection = await mysql.createConnection({ uri: server, multipleStatements: true });
  await connection.query(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_520_ci`);
  await connection.query(`use ${name}`);
  await connection.query(readFileSync(dump, 'utf8'));
  await connection.end();
  return { ...newFolder(), databaseUrl: `${server}/${name}` };
}

const run = promisify(execFile);

/** Runs a command of the command line on a database, in a folder. */
export async function runCommand(
  command: 'migrate' | 'seed',
  databaseUrl: string,
  folder: string,
): Promise<void> {
  await run(join(root, 'node_modules/.bin/node'), [join(root, 'dist/cli.js'), command], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings, DATABASE_URL: databaseUrl },
  });
}

export function newFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-office-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
