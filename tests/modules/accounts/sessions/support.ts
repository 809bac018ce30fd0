import { Secret, TOTP } from 'otpauth';
import { onTestFinished } from 'vitest';
import { type App, buildApp } from '../../../../src/app.ts';
import { emailKeyOf } from '../../../../src/modules/accounts/email-address.ts';
import type { Config } from '../../../../src/platform/config/config.ts';
import { sql } from '../../../../src/platform/database/sql.ts';
import { hashOfToken } from '../../../../src/platform/lib/secret-token.ts';
import { testPassword } from '../../../kit/actors.ts';
import { type Answer, TestApp } from '../../../kit/app.ts';
import { mailbox, type ReceivedMail } from '../../../kit/mailbox.ts';

export type Headers = Record<string, string>;

export const tokens = 'accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt';
export const firefox =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0 Secret/1';
export const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';

export const bearer = (accessToken: string): Headers => ({ authorization: `Bearer ${accessToken}` });

/** Sends a mutation of one input, or of none, with these headers, and returns the whole answer. */
export function sendMutation(
  app: TestApp,
  headers: Headers,
  name: string,
  input: object | null,
  fields: string,
  address?: string,
): Promise<Answer> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const selection = `{ ${fields} userErrors { code message path } }`;
  return input === null
    ? app.sendWith(headers, `mutation { ${name} ${selection} }`, {}, address)
    : app.sendWith(
        headers,
        `mutation ($input: ${type}) { ${name}(input: $input) ${selection} }`,
        { input },
        address,
      );
}

/** Sends a mutation that must come through, and returns its payload, user errors and all. */
export async function mutate(
  app: TestApp,
  headers: Headers,
  name: string,
  input: object | null,
  fields: string,
  address?: string,
): Promise<Answer['data']> {
  const { data, errors } = await sendMutation(app, headers, name, input, fields, address);
  if (errors) throw new Error(`${name}\n${JSON.stringify(errors, null, 2)}`);
  return data[name];
}

export const signIn = (app: TestApp, email: string, password = testPassword, headers: Headers = {}) =>
  mutate(
    app,
    headers,
    'signIn',
    { email, password },
    `user { id name } session { ${tokens} } mfaChallenge { token expiresAt }`,
  );

export const register = (app: TestApp, email: string, more: object = {}, headers: Headers = {}) =>
  mutate(
    app,
    headers,
    'registerCustomer',
    { email, password: testPassword, name: 'Anna', ...more },
    `user { id email emailVerifiedAt } session { ${tokens} }`,
  );

export const refresh = (app: TestApp, refreshToken: string, headers: Headers = {}) =>
  mutate(app, headers, 'refreshSession', { refreshToken }, `session { ${tokens} }`);

/** Whose the access token is; UNAUTHENTICATED when it is no longer, or never was, any good. */
export async function whoIs(app: TestApp, accessToken: string): Promise<string> {
  const { data, errors } = await app.sendWith(bearer(accessToken), '{ me { id } }');
  return data?.me?.id ?? errors?.[0]?.extensions.code ?? 'nobody';
}

/** The mails that went to this address, once all work is done. */
export async function mailsTo(app: TestApp, address: string): Promise<ReceivedMail[]> {
  await app.work();
  const mails = await mailbox(app.app.services.config.mailFolder);
  // Mailers write the domain in small letters.
  return mails.filter(mail => emailKeyOf(mail.to) === emailKeyOf(address));
}

export const templatesTo = async (app: TestApp, address: string): Promise<string[]> =>
  (await mailsTo(app, address)).map(mail => mail.template);

/** The token in the latest mail of this kind to the address. */
export async function mailedToken(app: TestApp, address: string, template: string): Promise<string> {
  const mail = (await mailsTo(app, address)).findLast(one => one.template === template);
  const token = mail && /^ *([\w-]{43})$/m.exec(mail.text)?.[1];
  if (!token) throw new Error(`There is no token in ${JSON.stringify(mail)}.`);
  return token;
}

/** An account that was registered and whose address is confirmed, by the way that people take. */
export async function registerAndVerify(
  app: TestApp,
  email: string,
): Promise<{ userId: string; headers: Headers; accessToken: string; refreshToken: string }> {
  const { user, session } = await register(app, email);
  const token = await mailedToken(app, email, 'accounts.welcome');
  const { userErrors } = await mutate(app, {}, 'verifyEmail', { token }, 'user { id }');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { userId: user.id, headers: bearer(session.accessToken), ...session };
}

const periodMs = 30_000;

/** The code that an authenticator shows now, or so many periods later. */
export function codeOf(app: TestApp, secret: string, periodsLater = 0): string {
  const timestamp = app.clock.now().getTime() + periodsLater * periodMs;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Lets the clock go on until the authenticator shows a code that it has not shown before. */
export function nextCode(app: TestApp, secret: string): string {
  app.clock.advance(2 * periodMs);
  return codeOf(app, secret);
}

/** Sets up a second factor for who sends these headers. */
export async function enroll(
  app: TestApp,
  headers: Headers,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await mutate(app, headers, 'enrollMfa', null, 'secret');
  const { recoveryCodes, userErrors } = await mutate(
    app,
    headers,
    'confirmMfa',
    { code: codeOf(app, secret) },
    'recoveryCodes',
  );
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { secret, recoveryCodes };
}

export async function alertsAbout(app: TestApp, subject: string): Promise<string[]> {
  const { securityAlerts } = await app.ask(
    'manager',
    '{ securityAlerts(first: 100) { nodes { kind subject } } }',
  );
  return securityAlerts.nodes
    .filter((alert: { subject: string }) => alert.subject === subject)
    .map((alert: { kind: string }) => alert.kind);
}

/** A second process on the same database: on MariaDB with connections of its own, on SQLite in memory with the same one. */
export async function secondApp(app: TestApp, settings: Partial<Config> = {}): Promise<TestApp> {
  const { services, database } = app.app;
  const isShared = services.config.databaseUrl === 'sqlite::memory:';
  const second: App = await buildApp(
    { ...services.config, ...settings },
    { clock: app.clock, ...(isShared && { database }) },
  );
  onTestFinished(() => second.stop());
  return new TestApp(second, app.clock, app.url);
}

/** How many refresh tokens the session of this one has. */
export async function familySize(app: TestApp, refreshToken: string): Promise<number> {
  const [row] = await app.app.database.run<{ total: number }>(
    sql`select count(*) as total from refresh_token where session_id = (select session_id from refresh_token where token_hash = ${hashOfToken(refreshToken)})`,
  );
  return Number(row!.total);
}

export async function sessionIdOf(app: TestApp, refreshToken: string): Promise<string> {
  const [row] = await app.app.database.run<{ sessionId: string }>(
    sql`select session_id as sessionId from refresh_token where token_hash = ${hashOfToken(refreshToken)}`,
  );
  return row!.sessionId;
}
