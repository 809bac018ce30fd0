import { afterAll, beforeAll, expect, it } from 'vitest';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { takeBackup } from '../../src/backup/take-backup.ts';
import { MysqlSnapshot } from '../../src/platform/backup/mysql/mysql-snapshot.ts';
import { OwnConnection } from '../../src/platform/backup/mysql/own-connection.ts';
import { configAt, newBackupPath, newPlace, newStoreUrl } from '../kit/backup.ts';

let url: string;
let connection: OwnConnection;

beforeAll(async () => {
  url = await newStoreUrl();
  connection = await OwnConnection.open(url);
});
afterAll(() => connection.close());

async function copied(): Promise<OwnConnection> {
  const [backup, to] = [newBackupPath(), await newPlace()];
  await takeBackup(configAt(url), backup);
  await restoreBackup(configAt(to), backup, { force: false });
  return OwnConnection.open(to);
}

it('keeps every value to the last bit', async () => {
  await connection.query(`create table odd (
    id bigint unsigned not null auto_increment primary key,
    \`a \`\` name\` varchar(200) collate utf8mb4_bin null,
    amount decimal(65, 30) null, ratio double null, flags bit(10) null, raw varbinary(300) null, large longblob null,
    at datetime(6) null, stamp timestamp(3) null default null, day date null, note json null, length int as (char_length(\`a \`\` name\`)) stored,
    in_latin varchar(20) character set latin1 null)`);
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const large = Buffer.alloc(3 * 1_024 * 1_024, "tradepost \0\n\\' ");
  const rows: unknown[][] = [
    [
      '18446744073709551615',
      'it\'s \\ "quoted" \n\r\t\0\x1a \u2028 😀 ñ é',
      '-12345678901234567890123456789012345.000000000000000000000000000001',
      '1.7976931348623157e308',
      null,
      all,
      large,
      '2026-03-29 02:30:00.123456',
      '2026-10-25 01:30:00.999',
      '0999-12-31',
      '{"b": 1,   "a":"x",\n "big": 12345678901234567890}',
      'für €',
    ],
    [
      '1',
      '',
      '0',
      '5e-324',
      Buffer.from([2, 170]),
      Buffer.alloc(0),
      Buffer.alloc(0),
      '9999-12-31 23:59:59.999999',
      '1970-01-01 00:00:01',
      '2024-02-29',
      '[]',
      '',
    ],
    ['2', null, null, null, null, null, null, null, null, null, null, null],
    [
      '3',
      'null',
      '0.1',
      '0.1',
      null,
      Buffer.from("'); drop table odd; -- "),
      null,
      null,
      null,
      null,
      '"null"',
      "'",
    ],
  ];
  for (const row of rows)
    await connection.query(
      'insert into odd (id, `a `` name`, amount, ratio, flags, raw, large, at, stamp, day, note, in_latin) values (?)',
      [row],
    );
  const exactly =
    'select id, hex(`a `` name`), amount, ratio, hex(flags), hex(raw), sha2(large, 256), at, stamp, day, hex(note), length, hex(in_latin) from odd order by id';
  const before = await connection.query(exactly);
  expect(before).toHaveLength(4);
  const copy = await copied();
  expect(await copy.query(exactly)).toEqual(before);
  const [table] = await connection.query('show create table odd');
  expect(await copy.query('show create table odd')).toEqual([table]);
  copy.close();
});

it('finds a row whose other row is missing', async () => {
  await connection.query('set session foreign_key_checks = 0');
  await connection.query(
    "insert into user_role (id, created_at, updated_at, version, user_id, role_id) values ('userrole_1', now(), now(), 1, 'user_gone', 'role_gone')",
  );
  await expect(copied()).rejects.toThrow(
    /^The backup does not fit together: a row of user_role refers by \w+ to a row of \w+ that is missing/,
  );
  await connection.query('delete from user_role');
});

it('notices that tables are changed while it reads them', async () => {
  for (const change of [
    'alter table odd add added int null',
    'create table another (id int primary key)',
    'drop table another',
  ]) {
    const snapshot = await MysqlSnapshot.open(url);
    const other = await OwnConnection.open(url);
    await other.query(change);
    other.close();
    const writer = { rows: 0, table: async () => {}, row: () => undefined };
    await expect(snapshot.writeTo(writer as never, () => {})).rejects.toThrow(
      /^The tables were changed while they were read/,
    );
    snapshot.close();
  }
});

it('shows the moment at which it began, and blocks nobody', async () => {
  await connection.query('create table counted (id int primary key)');
  await connection.query('insert into counted values (1)');
  const snapshot = await MysqlSnapshot.open(url);
  await connection.query('insert into counted values (2)');
  await connection.query('delete from counted where id = 1');
  const rows: unknown[] = [];
  let table = '';
  const writer = {
    rows: 0,
    async table({ name }: { name: string }) {
      table = name;
    },
    row(row: unknown) {
      if (table === 'counted') rows.push(row);
    },
  };
  await snapshot.writeTo(writer as never, () => {});
  expect(rows).toEqual([['1']]);
  // A table that has been read can be changed at once.
  snapshot.close();
});

it('refuses a table that has no snapshots', async () => {
  await connection.query('create table outside (id int primary key) engine = Aria');
  await expect(takeBackup(configAt(url), newBackupPath())).rejects.toThrow(
    'The table outside uses the engine Aria',
  );
  await connection.query('drop table outside');
});

it('leaves out views, and says so', async () => {
  await connection.query('create view seen as select id from product');
  const { leftOut } = await takeBackup(configAt(url), newBackupPath());
  expect(leftOut).toEqual(['seen (VIEW)']);
  await connection.query('drop view seen');
});
