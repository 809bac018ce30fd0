import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareStore } from '../../src/backup/compare-store.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { takeBackup } from '../../src/backup/take-backup.ts';
import { BackupFile } from '../../src/platform/backup/backup-file.ts';
import { countHeldMails } from '../../src/platform/mail/held-mails.ts';
import { discardMails, releaseMails } from '../../src/platform/mail/release-mails.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { as } from '../kit/as.ts';
import { verifyAuditLog } from '../kit/audit-log.ts';
import { configAt, contentOf, newBackupPath, newFileUrl, newPlace, newStoreUrl } from '../kit/backup.ts';
import { bookProblems } from '../kit/book-problems.ts';
import type { Client } from '../kit/client.ts';
import { isMariaDb } from '../kit/database.ts';
import { makeOrder } from '../kit/factories/order.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { copiesOf } from '../kit/mailbox.ts';
import { queuedMail } from '../kit/queued-mail.ts';

let source: TestApp;
let waiting: string;
let product: string;
const backup = newBackupPath();

beforeAll(async () => {
  source = await startTestApp({ databaseUrl: await newStoreUrl() });
  const shopper = await makeShopper(source);
  product = await stockedProductId(source);
  for (const status of ['PENDING_PAYMENT', 'PAID', 'DELIVERED', 'CANCELLED'] as const)
    await makeOrder(source, shopper, status);
  await source.work();
  // A mail that waits to be sent, and an order whose mail waits to be written.
  waiting = await queuedMail(source.context());
  await makeOrder(source, shopper);
  await takeBackup(configAt(source.url), backup);
});
afterAll(() => stop(source));

async function stop(app: TestApp): Promise<void> {
  await app.app.stop();
  await app.app.database.close();
}

const restore = async (path = backup, settings: { url?: string; force?: boolean } = {}) => {
  const url = settings.url ?? (await newPlace());
  const result = await restoreBackup(configAt(url), path, { force: settings.force ?? false });
  return { ...result, url };
};

/** Restores the backup and opens the store, with an administrator of its own. */
async function restored(): Promise<{ app: TestApp; admin: Client }> {
  const { url } = await restore();
  const app = await startTestApp({ databaseUrl: url });
  // Later than all that happened before the backup.
  app.clock.goTo(source.clock.now().getTime() + 60_000);
  const { headers } = await app.actors.make({ email: 'owner@example.com', roles: ['ADMIN'] });
  return { app, admin: as(app, { headers }) };
}

describe('a restored store', () => {
  it('has every row as it was, but for the mails that are held', async () => {
    const { url, held, migrated } = await restore();
    const [before, after] = [await contentOf(source.url), await contentOf(url)];
    const changed = Object.keys(before).filter(
      table => JSON.stringify(before[table]) !== JSON.stringify(after[table]),
    );
    expect(changed.sort()).toEqual(['email_message', 'job']);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(Object.values(after).flat().length).toBeGreaterThan(100);
    expect(migrated).toEqual([]);
    expect(held.mails).toBe(1);
    expect(held.jobs).toBeGreaterThanOrEqual(2);
  });

  it('is the same as its backup, and differs from it once it is used', async () => {
    const { url, backup: verified } = await restore();
    expect(await compareStore(configAt(url), verified)).toEqual([]);
    const app = await startTestApp({ databaseUrl: url });
    await makeShopper(app);
    await stop(app);
    const differences = await compareStore(configAt(url), verified);
    expect(differences).toContainEqual(
      expect.stringMatching(/^user has \d+ rows, and the backup has \d+\.$/),
    );
    expect(differences).toContainEqual(expect.stringMatching(/^The head of the audit log is /));
  });

  it('shows the rows that somebody took out of the audit log since', async () => {
    const { url, backup: verified } = await restore();
    const app = await startTestApp({ databaseUrl: url });
    await app.sql("delete from audit_entry where action = 'order.placed'");
    await stop(app);
    const differences = await compareStore(configAt(url), verified);
    expect(differences).toContainEqual(expect.stringMatching(/^audit_entry has /));
    expect(differences).toContainEqual(expect.stringMatching(/^Audit log, chain \d+: .*missing/));
  });

  it('goes on: people sign in, order, and search, and its books add up', async () => {
    const { app, admin } = await restored();
    const order = await makeOrder(app, await makeShopper(app, { email: 'new@example.com' }), 'PAID', [
      { productId: product, quantity: 1 },
    ]);
    await app.work();
    expect(await bookProblems(app)).toEqual([]);
    expect((await admin.ask('{ verifyAuditLog { intact } }')).verifyAuditLog).toEqual({ intact: true });
    const { products } = await admin.ask(
      '{ products(first: 50, filter: { search: "Product" }) { totalCount } }',
    );
    expect(products.totalCount).toBeGreaterThanOrEqual(6);
    expect(order.paymentId).not.toBeNull();
    await stop(app);
  });
});

describe('the mails of a restored store', () => {
  it('that waited are held, and new ones are sent', async () => {
    const { app, admin } = await restored();
    const fresh = await queuedMail(app.context());
    await app.work();
    expect(await copiesOf(app, fresh)).toHaveLength(1);
    expect(await copiesOf(app, waiting)).toEqual([]);
    const { emails } = await admin.ask(
      '{ emails(first: 10, filter: { status: HELD }) { nodes { id status } } }',
    );
    expect(emails.nodes).toEqual([{ id: waiting, status: 'HELD' }]);
    await stop(app);
  });

  it('are sent when they are released, those that were not written yet too', async () => {
    const { app, admin } = await restored();
    const held = await countHeldMails(app.context());
    expect(await releaseMails(app.context())).toEqual(held);
    expect(await countHeldMails(app.context())).toEqual({ mails: 0, jobs: 0 });
    await app.work();
    expect(await copiesOf(app, waiting)).toHaveLength(1);
    const { emails } = await admin.ask('{ emails(first: 50) { nodes { status template } } }');
    expect(emails.nodes.every(({ status }: { status: string }) => status === 'SENT')).toBe(true);
    const placed = emails.nodes.filter(({ template }: { template: string }) => template === 'orders.placed');
    const orders = await app.sql('select id from sales_order');
    expect(placed).toHaveLength(orders.length);
    await stop(app);
  });

  it('are given up when they are discarded, and one can still be sent', async () => {
    const { app, admin } = await restored();
    const held = await countHeldMails(app.context());
    expect(await discardMails(app.context())).toEqual(held);
    await app.work();
    expect(await copiesOf(app, waiting)).toEqual([]);
    const { email } = await admin.ask(`{ email(id: "${waiting}") { status lastError } }`);
    expect(email).toEqual({ status: 'FAILED', lastError: 'Discarded after a restore.' });
    await admin.mutate('retryEmail', { emailId: waiting }, 'email { id }');
    await app.work();
    expect(await copiesOf(app, waiting)).toHaveLength(1);
    await stop(app);
  });

  it('can be sent one by one, once', async () => {
    const { app, admin } = await restored();
    const { email } = await admin.mutate('retryEmail', { emailId: waiting }, 'email { status }');
    expect(email).toEqual({ status: 'QUEUED' });
    await app.work();
    await releaseMails(app.context());
    await app.work();
    expect(await copiesOf(app, waiting)).toHaveLength(1);
    await stop(app);
  });
});

describe('restoreBackup refuses', () => {
  it('a store that is not empty, unless it is forced to', async () => {
    const { url } = await restore();
    const app = await startTestApp({ databaseUrl: url });
    await makeShopper(app, { email: 'later@example.com' });
    await stop(app);
    const before = await contentOf(url);
    await expect(restore(backup, { url })).rejects.toThrow(
      /is not empty: it has \d+ tables, such as \w+\. .*--force/,
    );
    expect(await contentOf(url)).toEqual(before);
    const { backup: verified } = await restore(backup, { url, force: true });
    expect(await compareStore(configAt(url), verified)).toEqual([]);
  });

  it('a store that a server uses, even if it is forced to', async () => {
    const before = await contentOf(source.url);
    await expect(restore(backup, { url: source.url, force: true })).rejects.toThrow(
      /in use.*stop all servers and workers first/,
    );
    expect(await contentOf(source.url)).toEqual(before);
  });

  it('a backup of the other kind of database', async () => {
    const other = isMariaDb() ? newFileUrl() : 'mysql://root@127.0.0.1:1/none';
    await expect(restore(backup, { url: other })).rejects.toThrow(
      /^The backup is of .*and DATABASE_URL is not/,
    );
  });

  it('a backup of a newer version', async () => {
    const path = newBackupPath();
    const newer = '"migrations":["2099-01-01-add-something"]';
    rewrite(path, lines => summed(lines.with(0, lines[0]!.replace(/"migrations":\[[^\]]*\]/, newer))));
    const url = await newPlace();
    await expect(restore(path, { url })).rejects.toThrow(
      /newer version of Tradepost .* does not know its migration 2099-01-01-add-something/,
    );
    await isUntouched(url);
  });

  it.each([
    ['is missing', (path: string) => rmSync(path), 'cannot be opened'],
    ['is something else', (path: string) => writeFileSync(path, 'sku;price\n'), 'not a backup of Tradepost'],
    [
      'is another gzip file',
      (path: string) => writeFileSync(path, gzipSync('hello\n')),
      'not a backup of Tradepost',
    ],
    ['is empty', (path: string) => writeFileSync(path, ''), 'not'],
    ['was cut off', (path: string) => cut(path, 0.5), 'not complete'],
    ['lacks its last byte', (path: string) => cut(path, 1), 'not complete'],
    ['has a byte that is wrong', (path: string) => flip(path), 'damaged'],
  ])('a file that %s, and changes nothing', async (_what, spoil, message) => {
    const path = newBackupPath();
    copyFileSync(backup, path);
    spoil(path);
    const url = await newPlace();
    await expect(restore(path, { url })).rejects.toThrow(message);
    await isUntouched(url);
  });

  it('rows that were changed, left out, or added by hand', async () => {
    const rewrites: ((lines: readonly string[]) => string[])[] = [
      lines => lines.with(-2, lines.at(-2)!.replace(/[0-9A-Za-z]/, 'x')),
      lines => lines.toSpliced(-2, 1),
      lines => lines.toSpliced(-2, 0, lines.at(-2)!),
      lines => lines.slice(0, -1),
      lines => [...lines, lines.at(-1)!],
    ];
    for (const change of rewrites) {
      const path = newBackupPath();
      rewrite(path, change);
      const url = await newPlace();
      await expect(restore(path, { url })).rejects.toThrow(/damaged|not complete/);
      await isUntouched(url);
    }
  });

  async function isUntouched(url: string): Promise<void> {
    if (isMariaDb()) expect(await contentOf(url)).toEqual({});
    else expect(readdirSync(dirname(url.slice('sqlite:'.length)))).toEqual([]);
  }
});

function cut(path: string, by: number): void {
  const { size } = statSync(path);
  truncateSync(path, by < 1 ? Math.floor(size * by) : size - by);
}

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[Math.floor(bytes.length / 2)]! ^= 0xff;
  writeFileSync(path, bytes);
}

/** Writes a copy of the backup with other lines, and the sum that it had. */
function rewrite(path: string, change: (lines: readonly string[]) => readonly string[]): void {
  const lines = gunzipSync(readFileSync(backup)).toString().trimEnd().split('\n');
  writeFileSync(path, gzipSync(`${change(lines).join('\n')}\n`));
}

/** The same lines, with the sum that belongs to them. */
function summed(lines: readonly string[]): string[] {
  const sum = createHash('sha256');
  for (const line of lines.slice(0, -1)) sum.update(`${line}\n`);
  return lines.with(-1, lines.at(-1)!.replace(/"sha256":"\w+"/, `"sha256":"${sum.digest('hex')}"`));
}

describe('takeBackup', () => {
  it('writes a file that only its owner can read, and says what is in it', async () => {
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(backup))).toEqual(['store.backup']);
    const file = await BackupFile.open(backup);
    const { manifest, end } = await file.verify().finally(() => file.close());
    const [{ total }] = (await source.sql<{ total: number }>(
      'select count(*) as total from sales_order',
    )) as [{ total: number }];
    expect(end.counts.sales_order).toBe(Number(total));
    expect(manifest.auditHead).toBe((await verifyAuditLog(source, 'headHash')).headHash);
    expect(manifest.secretIds).toHaveLength(1);
    expect(JSON.stringify(manifest)).not.toContain('a secret for tests');
    expect(Math.abs(Date.parse(manifest.takenAt) - Date.now())).toBeLessThan(600_000);
  });

  it('leaves nothing under the name of a backup that could not be written', async () => {
    const path = newBackupPath();
    await expect(takeBackup(configAt(source.url), `${path}/not-a-folder/file`)).rejects.toThrow();
    expect(existsSync(path)).toBe(false);
  });

  it('refuses a database without tables', async () => {
    const path = newBackupPath();
    await expect(takeBackup(configAt(await newPlace()), path)).rejects.toThrow(/no tables|no database/);
    expect(existsSync(path)).toBe(false);
  });
});
