import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { inject } from 'vitest';
import { entities } from '../../src/manifests.ts';
import { migrations } from '../../src/migrations/index.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import type { Clock } from '../../src/platform/lib/clock.ts';

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

/** A new database with its tables, and nothing in them. */
export async function newDatabase(clock: Clock): Promise<{ database: Database; url: string }> {
  const url = await newDatabaseUrl();
  const database = await openDatabase(
    { databaseUrl: url, databaseReplicaUrls: [], databasePoolSize: 8 },
    clock,
    entities,
  );
  await migrate(database, migrations);
  return { database, url };
}

export const isMariaDb = (): boolean => inject('database') === 'mariadb';
