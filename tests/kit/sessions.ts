import { sql } from '../../src/platform/database/sql.ts';
import { hashOfToken } from '../../src/platform/lib/secret-token.ts';
import { testPassword } from './actors.ts';
import type { Answer } from './answer.ts';
import type { TestApp } from './app.ts';
import { clientOf, mutationOf } from './client.ts';
import { mailedToken } from './mails-to.ts';

export type Headers = Record<string, string>;

export const tokens = 'accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt';

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
  const variables = input === null ? {} : { input };
  return app.sendWith(headers, mutationOf(name, input, fields), variables, address);
}

/** Sends a mutation that must come through, and returns its payload, user errors and all. */
export function mutate(
  app: TestApp,
  headers: Headers,
  name: string,
  input: object | null,
  fields: string,
  address?: string,
): Promise<Answer['data']> {
  const client = clientOf((query, variables) => app.sendWith(headers, query, variables, address));
  return client.mutate(name, input, fields);
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

/** Somebody who has registered, and the token that was mailed to them. */
export async function registerNewcomer(
  app: TestApp,
  email: string,
): Promise<{ userId: string; token: string }> {
  const { user } = await register(app, email);
  return { userId: user.id, token: await mailedToken(app, email, 'accounts.welcome') };
}

/** An account that was registered and whose address is confirmed, by the way that people take. */
export async function registerAndVerify(
  app: TestApp,
  email: string,
): Promise<{ userId: string; headers: Headers; accessToken: string; refreshToken: string }> {
  const { user, session } = await register(app, email);
  const token = await mailedToken(app, email, 'accounts.welcome');
  const { userErrors } = await mutate(
    app,
    bearer(session.accessToken),
    'verifyEmail',
    { token },
    'user { id }',
  );
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return { userId: user.id, headers: bearer(session.accessToken), ...session };
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
