import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Migration } from '../../../../../src/platform/database/migrations/migration.ts';
import { MigrationFailed } from '../../../../../src/platform/database/migrations/migration-failed.ts';
import { rebuildTable } from '../../../../../src/platform/database/migrations/rebuild-table.ts';
import { openSqlite } from '../../../../../src/platform/database/migrations/sqlite-connection.ts';
import { upgradeEmbedded } from '../../../../../src/platform/database/migrations/sqlite-upgrade.ts';
import { contentOf, embeddedStore } from '../../../../kit/embedded-store.ts';
import { temporaryFolder } from '../../../../kit/temporary-folder.ts';

const shop: Migration = {
  name: '2026-01-01-shop',
  mysql: [],
  sqlite: [
    'create table shelf (id text not null primary key)',
    'create table book (id text not null primary key, title text not null, shelf_id text null references shelf (id))',
    'create index book_title on book (title)',
  ],
};
const prices: Migration = {
  name: '2026-01-02-prices',
  mysql: [],
  sqlite: [
    'alter table book add column price integer null',
    'alter table book add column currency text null',
    'drop index book_title',
    'create index book_price on book (price)',
  ],
};
const pricesOfAll: Migration = {
  name: '2026-01-03-prices-of-all',
  mysql: [],
  sqlite: ['update book set price = 10, currency = coalesce(currency, title) where price is null'],
};

const newFile = () => join(temporaryFolder('upgrade'), `${randomBytes(4).toString('hex')}.db`);

/** A file with these tables and two books. */
async function fileWith(...statements: readonly string[]): Promise<string> {
  const file = newFile();
  const connection = openSqlite(file);
  for (const text of statements) await connection.run(text);
  await connection.run("insert into shelf (id) values ('s')");
  await connection.run(
    "insert into book (rowid, id, title, shelf_id) values (5, 'a', 'Emma', 's'), (9, 'b', 'Ulysses', null)",
  );
  connection.close();
  return file;
}

async function upgrade(file: string, migrations: readonly Migration[]) {
  const connection = openSqlite(file);
  try {
    return await upgradeEmbedded(embeddedStore(file, connection), migrations);
  } finally {
    connection.close();
  }
}

async function read<R extends object>(file: string, text: string): Promise<R[]> {
  const connection = openSqlite(file);
  const rows = await connection.run<R>(text);
  connection.close();
  return rows.map(row => ({ ...row }));
}

const appliedIn = async (file: string) =>
  (await read<{ name: string }>(file, 'select name from migration order by id')).map(({ name }) => name);
const indexesOf = async (file: string) =>
  (
    await read<{ name: string }>(
      file,
      "select name from sqlite_master where type = 'index' and sql is not null order by name",
    )
  ).map(({ name }) => name);

const created = shop.sqlite as readonly string[];

describe('a new file', () => {
  it('gets its tables at once, and all migrations are recorded', async () => {
    const file = newFile();
    const connection = openSqlite(file);
    const createTables = async () => void (await connection.run('create table shelf (id text)'));
    const done = await upgradeEmbedded(embeddedStore(file, connection, createTables), [shop, prices]);
    connection.close();
    expect(done).toEqual({ ran: [], copy: undefined });
    expect(await appliedIn(file)).toEqual([shop.name, prices.name]);
  });
});

describe('a file without a record of its migrations', () => {
  it('gets the record of those whose tables it has, and the others run', async () => {
    const file = await fileWith(...created);
    const { ran } = await upgrade(file, [shop, prices, pricesOfAll]);
    expect(ran).toEqual([prices.name, pricesOfAll.name]);
    expect(await appliedIn(file)).toEqual([shop.name, prices.name, pricesOfAll.name]);
    expect(await read(file, 'select title, price, currency from book order by id')).toEqual([
      { title: 'Emma', price: 10, currency: 'Emma' },
      { title: 'Ulysses', price: 10, currency: 'Ulysses' },
    ]);
  });

  it('loses the indexes that older versions did not drop', async () => {
    const withPrices = (prices.sqlite as readonly string[]).filter(text => !text.startsWith('drop'));
    const file = await fileWith(...created, ...withPrices);
    expect((await upgrade(file, [shop, prices])).ran).toEqual([]);
    expect(await indexesOf(file)).toEqual(['book_price']);
  });

  it('is completed where an older version was killed while it changed the tables', async () => {
    const file = await fileWith(...created, 'alter table book add column price integer null');
    expect((await upgrade(file, [shop, prices])).ran).toEqual([prices.name]);
    expect(await read(file, "select name from pragma_table_info('book')")).toHaveLength(5);
    expect(await indexesOf(file)).toEqual(['book_price']);
  });

  it('is mended where an older version left a temporary table beside the table, or instead of it', async () => {
    const wedged = await fileWith(...created, 'create table book__temp_alter (id text)');
    await upgrade(wedged, [shop]);
    const renamed = await fileWith(...created);
    const connection = openSqlite(renamed);
    await connection.run('alter table book rename to book__temp_alter');
    connection.close();
    await upgrade(renamed, [shop]);
    for (const file of [wedged, renamed]) {
      expect(await read(file, "select name from sqlite_master where name like '%temp_alter'")).toEqual([]);
      expect(await read(file, 'select id from book order by id')).toEqual([{ id: 'a' }, { id: 'b' }]);
    }
  });
});

describe('a migration that fails', () => {
  const unique: Migration = {
    name: '2026-01-04-unique',
    mysql: [],
    sqlite: ['update book set currency = null', 'create unique index one_price on book (price)'],
  };

  it('leaves the file as it was, and says which one it was, why, and what to do', async () => {
    const file = await fileWith(...created);
    const before = await contentOf(file);
    const failed = upgrade(file, [shop, prices, pricesOfAll, unique]);
    await expect(failed).rejects.toThrow(MigrationFailed);
    await expect(failed).rejects.toThrow(
      /2026-01-04-unique failed at step 2 of 2 \(create unique index one_price .*UNIQUE constraint failed: book\.price\. The file is as it was/,
    );
    expect(await contentOf(file)).toBe(before);
    expect((await upgrade(file, [shop, prices, pricesOfAll])).ran).toHaveLength(2);
  });

  it('may not leave references to rows that are gone', async () => {
    const file = await fileWith(...created);
    const before = await contentOf(file);
    const emptied: Migration = { name: '2026-01-04-emptied', mysql: [], sqlite: ['delete from shelf'] };
    await expect(upgrade(file, [shop, emptied])).rejects.toThrow(
      /1 rows of book that refer to missing rows of shelf/,
    );
    expect(await contentOf(file)).toBe(before);
  });
});

describe('the copy', () => {
  it('is the file before the last upgrade, and the only one', async () => {
    const file = await fileWith(...created);
    await upgrade(file, [shop, prices]);
    const before = await contentOf(file);
    const { copy } = await upgrade(file, [shop, prices, pricesOfAll]);
    expect(copy).toBe(`${file}.before-${pricesOfAll.name}`);
    expect(await contentOf(copy!)).toBe(before);
    const copies = readdirSync(dirname(file)).filter(name => name.startsWith(`${basename(file)}.before`));
    expect(copies).toEqual([basename(copy!)]);
  });

  it('is not made when nothing runs', async () => {
    const file = await fileWith(...created);
    expect((await upgrade(file, [shop])).copy).toBeUndefined();
    expect(existsSync(`${file}.before-${shop.name}`)).toBe(false);
  });
});

describe('rebuildTable', () => {
  const columns = 'id text not null primary key, title text not null collate nocase, pages integer not null';
  const rebuilt = (dropped?: readonly string[]): Migration => ({
    name: '2026-01-05-pages',
    mysql: [],
    sqlite: [rebuildTable('book', { columns, values: { pages: 'length(title)' }, dropped })],
  });

  it('keeps rows, their rowids, indexes, and triggers, and fills new columns', async () => {
    const file = await fileWith(
      ...created,
      'create trigger book_gone after delete on book begin delete from shelf where id = old.id; end',
    );
    await upgrade(file, [shop, rebuilt(['shelf_id'])]);
    expect(await read(file, 'select rowid, * from book order by id')).toEqual([
      { rowid: 5, id: 'a', title: 'Emma', pages: 4 },
      { rowid: 9, id: 'b', title: 'Ulysses', pages: 7 },
    ]);
    expect(await indexesOf(file)).toEqual(['book_title']);
    expect(await read(file, "select name from sqlite_master where type = 'trigger'")).toEqual([
      { name: 'book_gone' },
    ]);
    expect(await read(file, "select id from book where title = 'EMMA'")).toEqual([{ id: 'a' }]);
  });

  it('refuses to lose a column that was not named', async () => {
    const file = await fileWith(...created);
    await expect(upgrade(file, [shop, rebuilt()])).rejects.toThrow(
      /columns that the new table lacks.*shelf_id/,
    );
  });

  it('leaves tables alone that refer to the table', async () => {
    const file = await fileWith(...created);
    const shelves: Migration = {
      name: '2026-01-05-shelves',
      mysql: [],
      sqlite: [
        rebuildTable('shelf', { columns: 'id text not null primary key, room integer not null default 1' }),
      ],
    };
    await upgrade(file, [shop, shelves]);
    const connection = openSqlite(file);
    await connection.run('pragma foreign_keys = on');
    await expect(connection.run("delete from shelf where id = 's'")).rejects.toThrow(/FOREIGN KEY/);
    connection.close();
  });
});
