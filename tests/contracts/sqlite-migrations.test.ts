import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/manifests.ts';
import { migrations } from '../../src/migrations/index.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { pendingMigrations, schemaDrift } from '../../src/platform/database/migrate.ts';
import { openSqlite } from '../../src/platform/database/migrations/sqlite-connection.ts';
import {
  createMigrationTable,
  inMigrationTransaction,
  runOnSqlite,
} from '../../src/platform/database/migrations/sqlite-runner.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { systemClock } from '../../src/platform/lib/clock.ts';
import { databaseAt } from '../kit/database.ts';
import { sqliteTables } from '../kit/sqlite-tables.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const folder = temporaryFolder('sqlite-migrations');
const open = (name: string) =>
  openDatabase(databaseAt(`sqlite:${join(folder, name)}`), systemClock, entities, migrations);

let migrated: Database;
let created: Database;

beforeAll(async () => {
  // A file with the first migration alone: opening it runs all others.
  const file = openSqlite(join(folder, 'migrated.db'));
  await inMigrationTransaction(file, async () => {
    await createMigrationTable(file);
    await runOnSqlite(file, migrations.slice(0, 1));
  });
  file.close();
  migrated = await open('migrated.db');
  created = await open('created.db');
});

afterAll(async () => {
  await migrated?.close();
  await created?.close();
});

describe('an SQLite file that the migrations created', () => {
  it('has the same tables, columns, indexes, and triggers as one created from the entities', async () => {
    const [ours, theirs] = [await sqliteTables(migrated), await sqliteTables(created)];
    expect(Object.keys(theirs).length).toBeGreaterThan(200);
    expect(ours).toEqual(theirs);
  });

  it('ran every migration but the first, and needs nothing more', async () => {
    expect(migrated.upgrade?.ran).toEqual(migrations.slice(1).map(({ name }) => name));
    expect(await pendingMigrations(migrated, migrations)).toBe(0);
    expect(await schemaDrift(migrated)).toBe('');
  });

  it('would need more if a column were missing', async () => {
    await created.run({ text: 'alter table supplier drop column phone', values: [] });
    expect(await schemaDrift(created)).toMatch(/alter table `supplier` add column `phone` text/);
    expect(await sqliteTables(migrated)).not.toEqual(await sqliteTables(created));
  });
});

describe('a new file', () => {
  it('has no migration left to run, and no copy beside it', async () => {
    expect(created.upgrade).toEqual({ ran: [], copy: undefined });
    expect(await pendingMigrations(created, migrations)).toBe(0);
  });
});

it.each(migrations)(
  '$name says its statements for both databases, and has a name that sorts by day',
  migration => {
    expect(migration.mysql.length).toBeGreaterThan(0);
    expect(migration.sqlite.length).toBeGreaterThan(0);
    expect(migration.name).toMatch(/^\d{4}-\d\d-\d\d-[a-z][a-z-]+$/);
    expect(migrations.filter(({ name }) => name === migration.name)).toHaveLength(1);
  },
);
