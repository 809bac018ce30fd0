import mysql from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { entities } from '../../src/manifests.ts';
import { migrations } from '../../src/migrations/index.ts';
import { schemaDrift } from '../../src/platform/database/migrate.ts';
import type { Migration } from '../../src/platform/database/migrations/migration.ts';
import { MigrationFailed } from '../../src/platform/database/migrations/migration-failed.ts';
import { openMigrationConnection } from '../../src/platform/database/migrations/mysql-connection.ts';
import { runOnMysql } from '../../src/platform/database/migrations/mysql-runner.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { systemClock } from '../../src/platform/lib/clock.ts';
import { databaseAt, newDatabaseUrl, newMigratedDatabaseUrl } from '../kit/database.ts';
import { runUntilKilled } from '../kit/killed-migration.ts';
import { oldestVersion, oldMariaDb, oldStore, rowsNow } from '../kit/stores.ts';

async function query<R extends object>(url: string, text: string): Promise<R[]> {
  const connection = await mysql.createConnection({ uri: url, multipleStatements: true });
  const [rows] = await connection.query(text);
  await connection.end();
  return Array.isArray(rows) ? (rows as R[]).map(row => ({ ...row })) : [];
}

async function migrateAll(url: string, list: readonly Migration[] = migrations): Promise<string[]> {
  const connection = await openMigrationConnection(url);
  try {
    return await runOnMysql(connection, list);
  } finally {
    await connection.close();
  }
}

async function driftOf(url: string): Promise<string> {
  const database = await openDatabase(databaseAt(url), systemClock, entities);
  try {
    return await schemaDrift(database);
  } finally {
    await database.close();
  }
}

/** What changes a database for good. */
const changes = /^\s*(alter|create table `|commit)/i;

/** Tables of every kind, and changes of rows that must not happen twice. */
const list: readonly Migration[] = [
  {
    name: '2026-01-01-counters',
    sqlite: [],
    mysql: [
      'create table counter (id int not null primary key, value int not null) engine = InnoDB',
      'insert into counter (id, value) values (1, 0)',
      'alter table counter add `step` int not null default 3',
      'alter table counter add index `counter_value` (`value`)',
      'update counter set value = value + step',
      async function double(connection) {
        await connection.run('update counter set value = value * 2');
        await connection.run('insert into counter (id, value) values (?, ?)', [2, 100]);
      },
    ],
  },
  {
    name: '2026-01-02-parts',
    sqlite: [],
    mysql: [
      'create table part (id int not null primary key, counter_id int not null) engine = InnoDB',
      'alter table part add constraint `part_counter` foreign key (`counter_id`) references `counter` (`id`)',
      'insert into part (id, counter_id) select id, id from counter',
      'alter table counter drop index `counter_value`, add unique `counter_value_unique` (`value`)',
      'alter table counter rename column `step` to `stride`',
      'rename table part to piece',
      'update counter set value = value + 1',
      'alter table counter drop column `stride`',
    ],
  },
];

const completed = {
  counters: [
    { id: 1, value: 7 },
    { id: 2, value: 101 },
  ],
  pieces: [
    { id: 1, counter_id: 1 },
    { id: 2, counter_id: 2 },
  ],
  applied: list.map(({ name }) => ({ name })),
};

const stateOf = async (url: string) => ({
  counters: await query(url, 'select * from counter order by id'),
  pieces: await query(url, 'select * from piece order by id'),
  applied: await query(url, 'select name from migration order by id'),
});

describe('a migration that was killed', () => {
  it('at any one statement is completed by a second run, and no row changes twice', async () => {
    let statements = 0;
    for (let wasKilled = true; wasKilled; statements += 1) {
      const url = await newDatabaseUrl();
      wasKilled = await runUntilKilled(url, list, { after: statements });
      if (wasKilled) await migrateAll(url, list);
      expect(await stateOf(url)).toEqual(completed);
      expect(await migrateAll(url, list)).toEqual([]);
    }
    expect(statements).toBeGreaterThan(40);
  }, 60_000);

  it.each([
    ['right after each change of a table or commit', 'after'],
    ['between the note of a change and the change', 'before'],
  ] as const)(
    'again and again, %s, is completed in the end, from the oldest store on',
    async (_when, side) => {
      const url = await oldMariaDb(oldestVersion);
      let kills = 0;
      // A run repeats what is in doubt, and comes one or two changes further.
      const next = () => ({ [side]: changes, skip: side === 'before' ? 1 + (kills % 2) : 0 });
      while (await runUntilKilled(url, migrations, next())) kills += 1;
      expect(kills).toBeGreaterThan(30);
      expect(await query(url, 'select name from migration order by id')).toEqual(
        migrations.map(({ name }) => ({ name })),
      );
      expect(await driftOf(url)).toBe(await driftOf(await newMigratedDatabaseUrl()));
      const rows = rowsNow(oldStore(oldestVersion, 'mariadb').rows);
      const counts = Object.keys(rows).map(table => `(select count(*) from \`${table}\`) as \`${table}\``);
      expect(await query(url, `select ${counts.join(', ')}`)).toEqual([rows]);
    },
    60_000,
  );
});

describe('a database that an older version was migrating when it was killed', () => {
  /** What the older version did: statements one after the other, and a record of whole migrations only. */
  async function halfMigrated(statements: number): Promise<string> {
    const url = await newDatabaseUrl();
    const [first, second] = list as [Migration, Migration];
    await query(
      url,
      'create table migration (id int unsigned not null auto_increment primary key, name varchar(255) null, executed_at datetime null default current_timestamp)',
    );
    for (const text of first.mysql) if (typeof text === 'string') await query(url, text);
    await query(url, 'update counter set value = value * 2; insert into counter (id, value) values (2, 100)');
    await query(url, `insert into migration (name) values ('${first.name}')`);
    for (const text of tablesOnly(second).slice(0, statements)) await query(url, text);
    return url;
  }

  /** Older versions created and added, and renamed nothing. */
  const tablesOnly = ({ mysql: steps }: Migration) =>
    steps.filter((step): step is string => typeof step === 'string' && /^(create|alter .* add)/.test(step));

  it.each([0, 1, 2, 3])(
    'after %i of the three statements of a migration is gone on with',
    async statements => {
      const url = await halfMigrated(statements);
      const onlyTables = [list[0]!, { ...list[1]!, mysql: tablesOnly(list[1]!) }];
      // Killed once more in the part of which nobody knows what happened.
      expect(await runUntilKilled(url, onlyTables, { after: 7 })).toBe(true);
      await migrateAll(url, onlyTables);
      expect(await query(url, 'show tables')).toHaveLength(4);
      expect(await query(url, "show index from counter where Key_name like 'counter_value%'")).toHaveLength(
        1,
      );
      expect(await query(url, 'select name from migration order by id')).toEqual(completed.applied);
    },
  );
});

describe('a statement that the database refuses', () => {
  const broken = (text: string): Migration[] => [
    list[0]!,
    { name: '2026-01-03-broken', sqlite: [], mysql: [text] },
  ];

  it('stops the migration, which says what to do and can be run again', async () => {
    const url = await newDatabaseUrl();
    const refused = migrateAll(url, broken('alter table counter add unique `twice` (`step`)'));
    await expect(refused).rejects.toThrow(MigrationFailed);
    await expect(refused).rejects.toThrow(
      /2026-01-03-broken failed at step 1 of 1 .*Duplicate entry '3'.*run `npm run cli -- migrate` again/,
    );
    await query(url, 'delete from counter where id = 2');
    expect(await migrateAll(url, broken('alter table counter add unique `twice` (`step`)'))).toEqual([
      '2026-01-03-broken',
    ]);
  });

  it('does not count as done because it says so, unless it may have been begun', async () => {
    const url = await newDatabaseUrl();
    const again = broken('alter table counter add index `counter_value` (`value`)');
    await expect(migrateAll(url, again)).rejects.toThrow(/Duplicate key name/);
    await expect(migrateAll(url, again)).rejects.toThrow(/Duplicate key name/);
  });
});

it('leaves a database alone in which a newer version was killed', async () => {
  const url = await newDatabaseUrl();
  await runUntilKilled(url, list, { after: 12 });
  await expect(migrateAll(url, [])).rejects.toThrow(/2026-01-01-counters was begun and not finished/);
});
