import { afterEach, beforeAll, expect, it } from 'vitest';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { takeBackup } from '../../src/backup/take-backup.ts';
import { entities } from '../../src/manifests.ts';
import { OwnConnection } from '../../src/platform/backup/mysql/own-connection.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { startTestApp } from '../kit/app.ts';
import { configAt, contentOf, newBackupPath, newPlace, newStoreUrl } from '../kit/backup.ts';
import { TestClock } from '../kit/clock.ts';
import { databaseAt } from '../kit/database.ts';
import { makeShopper } from '../kit/factories/shopper.ts';

const backup = newBackupPath();
const opened: OwnConnection[] = [];
let sourceUrl: string;

beforeAll(async () => {
  const app = await startTestApp({ databaseUrl: await newStoreUrl() });
  await makeShopper(app);
  await app.work();
  sourceUrl = app.url;
  await takeBackup(configAt(sourceUrl), backup);
  await app.app.stop();
  await app.app.database.close();
});
afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

async function connect(url: string): Promise<OwnConnection> {
  const connection = await OwnConnection.open(url);
  opened.push(connection);
  return connection;
}

const restore = (url: string, options: { force?: boolean; onRows?: (phase: string) => void } = {}) =>
  restoreBackup(configAt(url), backup, { force: false, ...options });
const open = async (url: string) => (await openDatabase(databaseAt(url), new TestClock(), entities)).close();

it('is no store: nothing starts on it, and the next restore begins again', async () => {
  const url = await newPlace();
  const connection = await connect(url);
  await connection.query('create table restore_in_progress (id int not null primary key)');
  await connection.query('create table product (half int)');
  connection.close();
  await expect(open(url)).rejects.toThrow('The restore of this database was not finished');
  await expect(takeBackup(configAt(url), newBackupPath())).rejects.toThrow(
    'The restore of this database was not finished',
  );
  await restore(url);
  expect(await contentOf(url)).toEqual(await contentOf(sourceUrl));
  await open(url);
});

it('is left by a restore that is stopped in the middle, also of a full store', async () => {
  const url = await newPlace();
  await restore(url);
  let tables = 0;
  const onRows = (phase: string) => {
    if (phase === 'restore' && ++tables === 20) throw new Error('Stopped.');
  };
  await expect(restore(url, { force: true, onRows })).rejects.toThrow('Stopped.');
  await expect(open(url)).rejects.toThrow('The restore of this database was not finished');
  await restore(url);
  expect(await contentOf(url)).toEqual(await contentOf(sourceUrl));
});

it('begins while nobody is connected only', async () => {
  const url = await newPlace();
  await connect(url);
  await expect(restore(url)).rejects.toThrow(
    /in use by one connection, such as root from .*: stop all servers/,
  );
});

it('waits for the lease of a worker that was killed', async () => {
  const url = await newPlace();
  await restore(url);
  const connection = await connect(url);
  await connection.query(
    "insert into job_worker (id, alive_until) values ('w', utc_timestamp(3) + interval 1 second)",
  );
  connection.close();
  await expect(restore(url, { force: true })).rejects.toThrow('A worker was alive within the last seconds');
  await new Promise(resolve => setTimeout(resolve, 1_100));
  await restore(url, { force: true });
});
