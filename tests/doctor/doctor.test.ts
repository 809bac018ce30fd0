import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemContext } from '../../src/app.ts';
import { createDemoStore } from '../../src/demo.ts';
import type { Finding, Installation } from '../../src/doctor/check.ts';
import { checks } from '../../src/doctor/checks.ts';
import { checksAtStart, examine, hasBlocker } from '../../src/doctor/examine.ts';
import { doctorReport } from '../../src/doctor/report.ts';
import { createAdmin } from '../../src/modules/accounts/users/create-admin.ts';
import type { Config } from '../../src/platform/config/config.ts';
import { startTestApp, type TestApp, useApp } from '../kit/app.ts';
import { isMariaDb } from '../kit/database.ts';
import { freePort } from '../kit/free-port.ts';
import { dayMs } from '../kit/time.ts';

/** The settings of a store that is live. */
const live: Partial<Config> = {
  environment: 'production',
  authSecrets: ['kJ3v9QmZ1x7LwTfYb5Rc2HnUe8PdGs4A'],
  publicUrl: 'https://shop.example.com',
  webUrl: 'https://shop.example.com',
  smtpUrl: 'smtp://mail.example.com',
  mailFrom: 'Shop <shop@example.com>',
  stripeSecretKey: 'sk_live_1',
  worker: 'inline',
};

const app = useApp();

function installation(test: TestApp, changed: Partial<Installation> = {}): Installation {
  const config = { ...test.services.config, ...live };
  return { app: test.app, config, environment: {}, ctx: test.context(), isServing: true, ...changed };
}

/** What one check finds, with these settings. */
async function find(id: string, settings: Partial<Config> = {}, changed: Partial<Installation> = {}) {
  const store = installation(app(), changed);
  const check = checks.find(one => one.id === id)!;
  return check.run({ ...store, config: { ...store.config, ...settings } });
}

const blocked = (problem: RegExp) => [{ severity: 'BLOCKER', problem: expect.stringMatching(problem) }];
const warned = (problem: RegExp) => [{ severity: 'WARNING', problem: expect.stringMatching(problem) }];

/** Leases of processes that run jobs. */
async function setWorkers(count: number): Promise<void> {
  await app().sql('delete from job_worker');
  const until = new Date(app().clock.now().getTime() + 8_000);
  for (let n = 0; n < count; n++)
    await app().sql('insert into job_worker (id, alive_until) values (?, ?)', [`worker-${n}`, until]);
}

describe('the doctor', () => {
  it.each<[string, Partial<Config>, RegExp]>([
    ['production', { environment: 'development' }, /NODE_ENV is development/],
    ['secrets', { authSecrets: [] }, /AUTH_SECRETS is not set/],
    ['secrets', { authSecrets: ['a secret for tests that is long enough'] }, /can be guessed/],
    ['secrets', { authSecrets: ['x'.repeat(40)] }, /can be guessed/],
    ['public-url', { publicUrl: 'http://localhost:4000' }, /PUBLIC_URL is http:\/\/localhost:4000/],
    ['public-url', { publicUrl: 'https://127.0.0.1' }, /leads nowhere/],
    ['public-url', { publicUrl: 'https://[::1]:4000' }, /leads nowhere/],
    ['public-url', { publicUrl: 'https://tradepost' }, /leads nowhere/],
    ['mail-server', { smtpUrl: null }, /SMTP_URL is not set/],
    ['mail-server', { mailFrom: 'Tradepost <no-reply@tradepost.example>' }, /MAIL_FROM is/],
    ['payments', { stripeSecretKey: null }, /STRIPE_SECRET_KEY is not set/],
    ['payments', { stripeSecretKey: 'sk_test_1' }, /test key/],
    ['payments', { stripeApiUrl: 'http://localhost:1' }, /STRIPE_API_HOST is set/],
  ])('finds by %s that %j keeps a store from going live', async (id, settings, problem) => {
    expect(await find(id)).toEqual([]);
    expect(await find(id, settings)).toMatchObject(blocked(problem));
  });

  it('warns of a store without TLS', async () => {
    expect(await find('public-url', { publicUrl: 'http://shop.example.com' })).toMatchObject(
      warned(/without TLS/),
    );
  });

  it('finds misspelt settings, and those that only look like ours', async () => {
    const environment = { PATH: '/bin', DATABSE_URL: 'x', STRIPE_KEY: 'sk_live_2' };
    const found = await find('settings', {}, { environment });
    expect(found).toMatchObject([
      ...blocked(/^DATABSE_URL .* Did you mean DATABASE_URL\?$/),
      ...warned(/^STRIPE_KEY .* STRIPE_SECRET_KEY\?$/),
    ]);
    expect(JSON.stringify(found)).not.toContain('sk_live_2');
  });

  it('finds that there is no administrator, and is content with one who is active', async () => {
    const none = blocked(/no administrator/);
    expect(await find('administrators')).toMatchObject(none);
    await app().actors.find('manager');
    expect(await find('administrators')).toMatchObject(none);
    const password = 'a long enough password';
    const { userId } = await createAdmin(app().context(), {
      email: 'owner@example.com',
      name: 'Olga',
      password,
    });
    expect(await find('administrators')).toEqual([]);
    await app().sql("update user set status = 'SUSPENDED' where id = ?", [userId]);
    expect(await find('administrators')).toMatchObject(none);
    await app().sql("update user set status = 'ACTIVE' where id = ?", [userId]);
  });

  it('finds dead jobs and failed mails', async () => {
    const now = app().clock.now();
    expect([await find('dead-jobs'), await find('failed-mails')]).toEqual([[], []]);
    await app().sql(
      `insert into job (id, name, payload, status, run_at, attempts, created_at, updated_at, version)
       values ('job_1', 'x', '{}', 'DEAD', ?, 1, ?, ?, 1)`,
      [now, now, now],
    );
    const mail = `insert into email_message (id, to_address, template, subject, status, attempts, created_at, updated_at, version)
       values (?, 'a@example.com', 'x', 'y', 'FAILED', 1, ?, ?, 1)`;
    const longAgo = new Date(now.getTime() - 8 * dayMs);
    await app().sql(mail, ['email_1', now, now]);
    await app().sql(mail, ['email_2', longAgo, longAgo]);
    expect(await find('dead-jobs')).toMatchObject(warned(/^1 background job has failed/));
    expect(await find('failed-mails')).toMatchObject(warned(/^1 mail of/));
    await app().sql('delete from job');
    await app().sql('delete from email_message');
  });

  it('finds that nobody runs the jobs', async () => {
    const besides = { isServing: false };
    await setWorkers(0);
    expect(await find('workers', { worker: 'off' })).toMatchObject(blocked(/no worker runs/));
    expect(await find('workers', {}, besides)).toMatchObject(warned(/No server runs/));
    // A server that has just started runs them itself.
    expect(await find('workers')).toEqual([]);
    await setWorkers(1);
    expect(await find('workers', { worker: 'off' })).toEqual([]);
    expect(await find('workers', {}, besides)).toEqual([]);
    app().clock.advance(9_000);
    expect(await find('workers', { worker: 'off' })).toMatchObject(blocked(/no worker runs/));
  });

  it('finds pools that are larger than the database', async () => {
    expect(await find('connections')).toEqual([]);
    const found = await find('connections', { databasePoolSize: 500 });
    expect(found).toMatchObject(isMariaDb() ? blocked(/1 process × .*500 \+ 4\) = 504/) : []);
    await setWorkers(40);
    const many = await find('connections', { databasePoolSize: 10 });
    expect(many).toMatchObject(isMariaDb() ? blocked(/40 processes × .* = 560/) : []);
    await setWorkers(0);
  });

  it('finds an embedded database that does not suit', async () => {
    const memory = { databaseUrl: 'sqlite::memory:' };
    expect(await find('embedded-database', memory)).toMatchObject(blocked(/in memory only/));
    const file = { databaseUrl: `sqlite:${import.meta.filename}` };
    expect(await find('embedded-database', file)).toEqual([]);
    await setWorkers(2);
    expect(await find('embedded-database', file)).toMatchObject(warned(/^Several processes/));
    await setWorkers(0);
  });

  it('looks at other things when one cannot be looked at', async () => {
    const broken = { ...app().app, database: undefined } as unknown as Installation['app'];
    const diagnoses = await examine(installation(app(), { app: broken }));
    expect(diagnoses.map(({ check }) => check.id)).toEqual(checks.map(({ id }) => id));
    const administrators = diagnoses.find(({ check }) => check.id === 'administrators')!;
    expect(administrators.findings).toMatchObject(warned(/could not be checked/));
  });

  it('says that nothing keeps a store from going live that has all it needs', async () => {
    const store = installation(app());
    const diagnoses = await examine({ ...store, config: { ...store.config, databaseUrl: 'mysql://a/b' } });
    expect(diagnoses.flatMap(({ findings }): readonly Finding[] => findings)).toEqual([]);
    expect(hasBlocker(diagnoses)).toBe(false);
    const report = doctorReport(diagnoses);
    expect(report.split('\n').filter(line => line.startsWith('✓ '))).toHaveLength(checks.length);
    expect(report).toContain('Nothing keeps this store from going live.');
  });

  it('is short at a start outside of production', () => {
    const ids = (environment: Config['environment']) => checksAtStart({ environment }).map(({ id }) => id);
    expect(ids('development')).toEqual(['sealed-data', 'redis']);
    expect(ids('production')).toEqual(expect.arrayContaining(['administrators', 'mail-server', 'payments']));
  });
});

describe('the doctor of a demo store', () => {
  let demo: TestApp;
  beforeAll(async () => {
    demo = await startTestApp();
    await createDemoStore(demo.app);
  });
  afterAll(async () => {
    await demo.app.stop();
    await demo.app.database.close();
    rmSync(demo.services.config.mailFolder, { recursive: true, force: true });
  });

  it('finds its accounts, its goods, and that its administrator does not count', async () => {
    const diagnoses = await examine(installation(demo));
    const found = (id: string) => diagnoses.find(({ check }) => check.id === id)!.findings;
    expect(found('demo-accounts')).toMatchObject(blocked(/^4 accounts of the demo store/));
    expect(found('demo-data')).toMatchObject(blocked(/^70 products of the demo store/));
    expect(found('administrators')).toMatchObject(blocked(/no administrator/));
    expect(hasBlocker(diagnoses)).toBe(true);
    expect(doctorReport(diagnoses)).toMatch(/\n\d things keep this store from going live \(✗\)\./);
  });
});

describe('the doctor of a store with a Redis that is away', () => {
  let away: TestApp;
  beforeAll(async () => {
    away = await startTestApp({ redisUrl: `redis://127.0.0.1:${await freePort()}`, logLevel: 'silent' });
  });
  afterAll(async () => {
    await away.app.stop();
    await away.app.database.close();
    rmSync(away.services.config.mailFolder, { recursive: true, force: true });
  });

  it('warns of it', async () => {
    const ctx = systemContext(away.services, away.log);
    const diagnoses = await examine(installation(away, { ctx }));
    expect(diagnoses.find(({ check }) => check.id === 'redis')!.findings).toMatchObject(
      warned(/Redis does not answer/),
    );
  });
});
