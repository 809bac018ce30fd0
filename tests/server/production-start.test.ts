import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { demoAccounts } from '../../src/modules/accounts/demo/demo-accounts.ts';
import { demoPassword } from '../../src/modules/accounts/passwords/demo-password.ts';
import { isMariaDb, newMigratedDatabaseUrl } from '../kit/database.ts';
import { type ServerProcess, startServerIn } from '../kit/server-process.ts';
import { temporaryFolder } from '../kit/temporary-folder.ts';

const root = new URL('../..', import.meta.url).pathname;
const isQuick = { LOG_LEVEL: 'error', BCRYPT_COST: '10' };
const production = { ...isQuick, NODE_ENV: 'production', DRAIN_SECONDS: '0' };
/** Each test starts several processes, on a machine that may be busy with others. */
const timeoutMs = 300_000;
const secret = 'kJ3v9QmZ1x7LwTfYb5Rc2HnUe8PdGs4A';

const running: ServerProcess[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

async function start(folder: string, settings: Record<string, string>): Promise<ServerProcess> {
  const server = await startServerIn(folder, settings);
  running.push(server);
  return server;
}

/** Runs a command of the compiled command line. Returns what it printed, whatever its exit code is. */
function cli(folder: string, command: string, settings: Record<string, string>) {
  const options = { cwd: folder, env: { PATH: process.env.PATH, ...settings }, encoding: 'utf8' } as const;
  try {
    const output = execFileSync(
      process.execPath,
      [join(root, 'dist/cli.js'), ...command.split(' ')],
      options,
    );
    return { code: 0, output };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: stdout + stderr };
  }
}

const signIn = async (server: ServerProcess, email: string) =>
  (
    await server.send(
      {},
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } userErrors { code } } }',
      { input: { email, password: demoPassword } },
    )
  ).data.signIn;

it(
  'lets nobody into production with what the demo store gave them, and says what is missing there',
  async () => {
    const folder = temporaryFolder('production');
    // As the README says: `npm start`, and on MySQL `migrate && seed && npm start`.
    const database: Record<string, string> = isMariaDb()
      ? { DATABASE_URL: await newMigratedDatabaseUrl() }
      : {};
    const settings = { ...database, AUTH_SECRETS: secret, PUBLIC_URL: 'http://localhost:4000' };
    if (isMariaDb()) expect(cli(folder, 'seed', { ...settings, ...isQuick }).code).toBe(0);
    const demo = await start(folder, { ...settings, ...isQuick });
    expect(demo.output()).toContain(demoPassword);
    expect(demo.output()).not.toContain('✗');
    const sessions = [];
    for (const { email } of demoAccounts) sessions.push((await signIn(demo, email)).session);
    await demo.stop();

    const server = await start(folder, { ...settings, ...production });
    for (const { email } of demoAccounts)
      expect(await signIn(server, email)).toEqual({
        session: null,
        userErrors: [{ code: 'INVALID_CREDENTIALS' }],
      });
    for (const { accessToken, refreshToken } of sessions) {
      const bearer = { authorization: `Bearer ${accessToken}` };
      const { errors } = await server.send(bearer, '{ me { id } }');
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      const { data } = await server.send(
        {},
        'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { session { accessToken } userErrors { code } } }',
        { input: { refreshToken } },
      );
      expect(data.refreshSession).toEqual({ session: null, userErrors: [{ code: 'TOKEN_INVALID' }] });
    }

    const said = server.output();
    expect(said).not.toContain(demoPassword);
    expect(said).not.toContain('admin@tradepost.example');
    expect(said).toContain('all 4 were ended');
    for (const missing of [
      /✗ There is no administrator/,
      /✗ 4 accounts of the demo store/,
      /✗ 70 products of the demo store/,
      /✗ SMTP_URL is not set/,
      /✗ STRIPE_SECRET_KEY is not set/,
      /✗ PUBLIC_URL is http:\/\/localhost:4000/,
    ])
      expect(said).toMatch(missing);

    const { code, output } = cli(folder, 'doctor --json', { ...settings, ...production });
    expect(code).toBe(1);
    const found = JSON.parse(output) as { check: string; findings: { severity: string }[] }[];
    expect(found).toContainEqual({ check: 'tables', findings: [] });
    expect(found.find(({ check }) => check === 'demo-accounts')!.findings).toMatchObject([
      { severity: 'BLOCKER' },
    ]);
  },
  timeoutMs,
);

it.skipIf(isMariaDb())(
  'has no demo data in production unless asked for, and no accounts even then',
  async () => {
    const products = async (server: ServerProcess) =>
      (await server.send({}, '{ products(first: 1) { totalCount } }')).data.products.totalCount;
    const settings = { ...production, AUTH_SECRETS: secret, DATABASE_URL: 'sqlite::memory:' };
    const empty = await start(temporaryFolder('production'), settings);
    expect(await products(empty)).toBe(0);
    const demo = await start(temporaryFolder('production'), { ...settings, DEMO_DATA: 'true' });
    expect(await products(demo)).toBe(70);
    expect((await signIn(demo, demoAccounts[0]!.email)).userErrors).toEqual([
      { code: 'INVALID_CREDENTIALS' },
    ]);
  },
  120_000,
);

it.skipIf(isMariaDb())(
  'reads .env, which the environment overrides, and closes what others could read',
  async () => {
    const folder = temporaryFolder('env-file');
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), 0o644);
    };
    file('.env', 'DEMO_DATA=false\nMAIL_FROM="Shop <shop@example.com>"\nBCRYPT_COST=99\nSMTP_URI=smtp://x\n');
    mkdirSync(join(folder, 'data/mail'), { recursive: true });
    chmodSync(join(folder, 'data'), 0o755);
    file('data/tradepost.db', '');
    file('data/mail/2026-01-01T00-00-00.000Z-x-email_1.eml', '');
    const server = await start(folder, isQuick);
    expect(server.output()).toMatch(/Catalog +0 products/);
    expect(server.output()).toContain('SMTP_URI is not a setting of Tradepost');
    expect(server.output()).toMatch(/Files +\.\/data and 3 more could be read by other users/);
    const mode = (name: string) => statSync(join(folder, 'data', name)).mode & 0o777;
    expect([mode('.'), mode('mail'), mode('tradepost.db'), mode('tradepost.db-wal')]).toEqual([
      0o700, 0o700, 0o600, 0o600,
    ]);
    await server.stop();
    expect((await start(folder, isQuick)).output()).not.toContain('could be read');

    file('.env', 'DEMO_DATA=false\nno setting with a secret in it\n');
    await expect(startServerIn(folder, isQuick)).rejects.toThrow(
      /ended with 1: Line 2 of \.env cannot be read/,
    );
    await expect(startServerIn(folder, isQuick)).rejects.not.toThrow(/secret in it/);
    // Tests must not depend on a file that a developer has.
    await start(folder, { ...isQuick, NODE_ENV: 'test', DATABASE_URL: 'sqlite::memory:' });
  },
  120_000,
);

it.skipIf(isMariaDb())(
  'names the file that it cannot open',
  async () => {
    const folder = temporaryFolder('no-database');
    writeFileSync(
      join(folder, 'shop.db'),
      'This is a text, and no database, whatever its name may be. '.repeat(3),
    );
    await expect(startServerIn(folder, { ...isQuick, DATABASE_URL: 'sqlite:./shop.db' })).rejects.toThrow(
      'The database file ./shop.db (DATABASE_URL) cannot be opened',
    );
  },
  60_000,
);
