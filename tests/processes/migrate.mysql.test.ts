import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { describe, expect, it, vi } from 'vitest';
import { migrations } from '../../src/migrations/index.ts';
import type { MigrationConnection } from '../../src/platform/database/migrations/migration.ts';
import { openMigrationConnection } from '../../src/platform/database/migrations/mysql-connection.ts';
import { lockMigrations } from '../../src/platform/database/migrations/mysql-lock.ts';
import { useApp } from '../kit/app.ts';
import { runCli } from '../kit/cli-process.ts';
import { newDatabaseUrl } from '../kit/database.ts';
import { contentOf } from '../kit/embedded-store.ts';
import { startServerProcess } from '../kit/server-process.ts';
import { oldestVersion, oldSqliteFile } from '../kit/stores.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const app = useApp();

const migrate = (databaseUrl: string, settings: Record<string, string> = {}) =>
  runCli(['migrate'], { DATABASE_URL: databaseUrl, ...settings });

async function appliedAt(url: string): Promise<string[]> {
  const connection = await mysql.createConnection(url);
  const [rows] = await connection.query<mysql.RowDataPacket[]>('select name from migration order by id');
  await connection.end();
  return rows.map(({ name }) => String(name));
}

/** How many processes wait for the lock of the migrations of this database. */
async function waitingAt(connection: MigrationConnection): Promise<number> {
  const [row] = await connection.run<{ waiting: number }>(
    "select count(*) as waiting from information_schema.processlist where db = database() and state = 'User lock'",
  );
  return Number(row!.waiting);
}

const names = migrations.map(({ name }) => name);

/** Where the statements of a process pass through. */
// Below the drivers, which are a part of the bundle.
const drivers = {
  mysql: {
    load: "import { Socket as Driver } from 'node:net'",
    method: 'write',
    // A packet with a statement: four bytes of its size and number, and its kind.
    textOf: "packet => packet?.[4] === 3 ? packet.toString('utf8', 5) : ''",
  },
  sqlite: {
    load: "import { DatabaseSync as Driver } from 'node:sqlite'",
    method: 'prepare',
    textOf: 'text => text',
  },
};

/** Makes Node.js kill its process at the statement of this number that changes something. */
const killAt = (number: number, { load, method, textOf }: (typeof drivers)[keyof typeof drivers]) => ({
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`
    ${load};
    const original = Driver.prototype.${method};
    const textOf = ${textOf};
    let statements = 0;
    Driver.prototype.${method} = function (sent, ...others) {
      if (/^\\s*(alter|create|update|drop|commit)/i.test(textOf(sent))) statements += 1;
      if (statements === ${number}) process.kill(process.pid, 'SIGKILL');
      return original.call(this, sent, ...others);
    };`)}`,
});

describe('migrate', () => {
  it('three times at once on an empty database waits its turn, runs once, and is up to date for the others', async () => {
    const url = await newDatabaseUrl();
    const holder = await openMigrationConnection(url);
    await lockMigrations(holder, { seconds: 0, onWait: () => undefined });
    const three = Promise.all([migrate(url), migrate(url), migrate(url)]);
    // So that none of them is done before the next one has started.
    await vi.waitUntil(async () => (await waitingAt(holder)) === 3, { timeout: 100_000, interval: 100 });
    await holder.close();
    const results = await three;
    for (const { code, complaints } of results) {
      expect(code).toBe(0);
      expect(complaints).toBe(
        'Another process is migrating this database. Waiting for it, up to 10 minutes.\n',
      );
    }
    const outputs = results.map(({ output }) => output).sort();
    expect(outputs).toEqual([
      `Ran ${names.join(', ')}. The database is up to date.\n`,
      'The database is up to date.\n',
      'The database is up to date.\n',
    ]);
    expect(await appliedAt(url)).toEqual(names);
  }, 120_000);

  it.each([3, 222])(
    'killed at statement %i on MariaDB is completed by the next one',
    async number => {
      const url = await newDatabaseUrl();
      const killed = await migrate(url, killAt(number, drivers.mysql));
      expect(killed.code).toBeNull();
      const next = await migrate(url);
      expect(next.output).toMatch(/The database is up to date\.$/m);
      expect(await appliedAt(url)).toEqual(names);
    },
    120_000,
  );

  it.each([60])(
    'killed at statement %i leaves an SQLite file as it was, and the next one completes it',
    async number => {
      const file = join(temporaryFolder('killed'), 'store.db');
      copyFileSync(oldSqliteFile(oldestVersion), file);
      const before = await contentOf(file);
      const killed = await migrate(`sqlite:${file}`, killAt(number, drivers.sqlite));
      expect(killed.code).toBeNull();
      expect(await contentOf(file)).toBe(before);
      const next = await migrate(`sqlite:${file}`);
      expect(next.output).toMatch(/^Ran .*The database is up to date\.$/m);
    },
    120_000,
  );
});

describe('a database that a newer version has migrated', () => {
  it('is served with a warning, and commands and migrate say so too', async () => {
    await app().sql("insert into migration (name) values ('2099-01-01-from-the-future')");
    const server = await startServerProcess(app(), { LOG_LEVEL: 'warn' });
    const warnings = server.log().map(({ msg }) => msg);
    await server.stop();
    const message = /^A newer version of Tradepost has migrated this database: 2099-01-01-from-the-future\./m;
    expect(warnings.filter(text => message.test(text))).toHaveLength(1);
    for (const args of [['migrate'], ['rebuild-analytics']]) {
      const { code, complaints } = await runCli(args, { DATABASE_URL: app().url });
      expect(complaints).toMatch(message);
      expect(code).toBe(0);
    }
  }, 60_000);
});
