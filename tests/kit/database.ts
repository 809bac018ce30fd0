import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { inject } from 'vitest';
import { readConfig } from '../../src/platform/config/config.ts';
import type { DatabaseConfig } from '../../src/platform/database/orm-options.ts';

/** The address of a new, empty database on the engine that this run is for. */
export async function newDatabaseUrl(): Promise<string> {
  if (inject('database') === 'sqlite') return 'sqlite::memory:';
  const name = `test_${randomBytes(6).toString('hex')}`;
  const port = inject('mariadbPort');
  const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
  await connection.query(`create database ${name} character set utf8mb4 collate utf8mb4_unicode_520_ci`);
  await connection.end();
  return `mysql://root@127.0.0.1:${port}/${name}`;
}

/** The address of a new database on that engine; on MariaDB with the tables that the migrations make, and nothing in them. */
export async function newMigratedDatabaseUrl(): Promise<string> {
  const url = await newDatabaseUrl();
  if (!isMariaDb()) return url;
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  await connection.query(inject('mariadbTables'));
  await connection.end();
  return url;
}

/** How a test opens the database at an address. */
export const databaseAt = (databaseUrl: string): DatabaseConfig => ({
  databaseUrl,
  databaseReplicaUrls: [],
  databasePoolSize: 8,
  deadlines: readConfig({}).deadlines,
});

export const isMariaDb = (): boolean => inject('database') === 'mariadb';
