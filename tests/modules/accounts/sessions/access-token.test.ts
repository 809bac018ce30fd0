import { generateKeyPairSync } from 'node:crypto';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { User } from '../../../../src/modules/accounts/users/user.entity.ts';
import { inTransaction } from '../../../../src/platform/context/in-transaction.ts';
import { useApp } from '../../../kit/app.ts';
import { bearer, sessionIdOf, whoIs } from '../../../kit/sessions.ts';
import { secondApp } from './support.ts';

const app = useApp();

const purpose = 'access-token';

/** Somebody, and what a good token of theirs would say. */
async function person() {
  const actor = await app().actors.make();
  const now = Math.floor(app().clock.now().getTime() / 1_000);
  const claims: JWTPayload = {
    sub: actor.userId,
    sid: await sessionIdOf(app(), actor.refreshToken),
    iss: 'http://localhost:4000',
    aud: 'tradepost-api',
    iat: now,
    exp: now + 600,
  };
  return { ...actor, claims };
}

const withoutClaim = (claims: JWTPayload, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name));

interface Forgery {
  alg?: string;
  typ?: string;
  kid?: string | undefined;
  key?: Parameters<SignJWT['sign']>[0];
}

function sign(claims: JWTPayload, forgery: Forgery = {}): Promise<string> {
  const { id, bytes } = app().app.services.keys.current(purpose);
  const header = { alg: 'HS256', typ: 'at+jwt', kid: id, ...forgery };
  const { key = bytes, ...protectedHeader } = header as typeof header & { key?: Uint8Array };
  return new SignJWT(claims).setProtectedHeader(protectedHeader).sign(key);
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  it('is accepted as it is issued, and also made here by the same rules', async () => {
    const { userId, claims, accessToken } = await person();
    expect(await whoIs(app(), accessToken)).toBe(userId);
    expect(await whoIs(app(), await sign(claims))).toBe(userId);
  });

  const forgeries: [string, (claims: JWTPayload) => string | Promise<string>][] = [
    ['with the algorithm none', claims => new UnsecuredJWT(claims).encode()],
    [
      'with the algorithm none, our header, and no signature',
      claims =>
        `${base64url({ alg: 'none', typ: 'at+jwt', kid: app().app.services.keys.current(purpose).id })}.${base64url(claims)}.`,
    ],
    ['signed with another key', claims => sign(claims, { key: new Uint8Array(32).fill(7) })],
    [
      'signed with the key of another purpose',
      claims => sign(claims, { key: app().app.services.keys.current('totp-secret').bytes }),
    ],
    [
      'signed with the key of another purpose, and named so',
      claims => {
        const { id, bytes } = app().app.services.keys.current('refresh-token');
        return sign(claims, { key: bytes, kid: id });
      },
    ],
    [
      'signed with the secret itself',
      claims => sign(claims, { key: new TextEncoder().encode(app().app.services.config.authSecrets[0]) }),
    ],
    [
      'with RS256',
      claims =>
        sign(claims, {
          alg: 'RS256',
          key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
        }),
    ],
    ['with HS512 and the right key', claims => sign(claims, { alg: 'HS512', key: new Uint8Array(64) })],
    ['of another type', claims => sign(claims, { typ: 'JWT' })],
    ['with an unknown key', claims => sign(claims, { kid: 'unknown' })],
    ['with no key named', claims => sign(claims, { kid: undefined })],
    ['of another issuer', claims => sign({ ...claims, iss: 'http://evil.example' })],
    ['for another audience', claims => sign({ ...claims, aud: 'other-api' })],
    ['without an issuer', claims => sign(withoutClaim(claims, 'iss'))],
    ['without an audience', claims => sign(withoutClaim(claims, 'aud'))],
    ['without a session', claims => sign(withoutClaim(claims, 'sid'))],
    ['without a user', claims => sign(withoutClaim(claims, 'sub'))],
    ['that never expires', claims => sign(withoutClaim(claims, 'exp'))],
    ['that has expired', claims => sign({ ...claims, exp: claims.iat! - 1 })],
  ];

  it.each(forgeries)('is refused %s', async (_what, forge) => {
    const { claims } = await person();
    expect(await whoIs(app(), await forge(claims))).toBe('UNAUTHENTICATED');
  });

  it('is refused with anything in it altered', async () => {
    const { accessToken } = await person();
    const [header, payload, signature] = accessToken.split('.') as [string, string, string];
    const other = await person();
    for (const altered of [
      `${header}.${other.accessToken.split('.')[1]}.${signature}`,
      `${header}.${payload}.${other.accessToken.split('.')[2]}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${accessToken}.${signature}`,
      'nonsense',
      '',
    ])
      expect(await whoIs(app(), altered)).toBe('UNAUTHENTICATED');
  });

  it('is refused after a quarter of an hour', async () => {
    const { userId, accessToken } = await person();
    app().clock.advance(14 * 60_000);
    expect(await whoIs(app(), accessToken)).toBe(userId);
    app().clock.advance(60_000);
    expect(await whoIs(app(), accessToken)).toBe('UNAUTHENTICATED');
  });

  it('is refused for one user with the session of another', async () => {
    const [anna, bea] = [await person(), await person()];
    expect(await whoIs(app(), await sign({ ...anna.claims, sid: bea.claims.sid }))).toBe('UNAUTHENTICATED');
    expect(await whoIs(app(), await sign({ ...anna.claims, sub: bea.userId }))).toBe('UNAUTHENTICATED');
  });

  it('is refused while its user is suspended, and again usable by no session of before', async () => {
    const { userId, accessToken, refreshToken } = await person();
    await app().mutate('updateUserStatus', { userId, status: 'SUSPENDED' }, 'user { id }', 'admin');
    expect(await whoIs(app(), accessToken)).toBe('UNAUTHENTICATED');
    await app().mutate('updateUserStatus', { userId, status: 'ACTIVE' }, 'user { id }', 'admin');
    expect(await whoIs(app(), accessToken)).toBe('UNAUTHENTICATED');
    const { data } = await app().sendWith(
      {},
      `mutation { refreshSession(input: { refreshToken: "${refreshToken}" }) { session { accessToken } userErrors { code } } }`,
    );
    expect(data.refreshSession).toEqual({ session: null, userErrors: [{ code: 'TOKEN_INVALID' }] });
  });

  it('is refused once its user is deleted, whoever did not end the session', async () => {
    const { userId, accessToken } = await person();
    await inTransaction(app().context(), async ctx => {
      await ctx.em.nativeUpdate(User, { id: userId }, { deletedAt: ctx.clock.now() });
    });
    expect(await whoIs(app(), accessToken)).toBe('UNAUTHENTICATED');
    const other = await person();
    await app().mutate('deleteUser', { userId: other.userId }, 'deletedUserId', 'admin');
    expect(await whoIs(app(), other.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('makes a guest of its bearer when it is bad, who can still sign in', async () => {
    const { email, userId } = await person();
    const { data } = await app().sendWith(
      bearer('nonsense'),
      `mutation { signIn(input: { email: "${email}", password: "four quiet words here" }) { user { id } } }`,
    );
    expect(data.signIn.user.id).toBe(userId);
  });

  it.each(['Basic YTpi', 'Bearer', 'bearer a b'])('is refused in the header "%s"', async authorization => {
    const { errors } = await app().sendWith({ authorization }, '{ me { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('the rotation of AUTH_SECRETS', () => {
  const newSecret = 'a new secret for tests that is long enough';

  it('accepts tokens of the old secret as long as it is listed', async () => {
    const { userId, accessToken } = await person();
    const [oldSecret] = app().app.services.config.authSecrets as [string];
    const rotated = await secondApp(app(), { authSecrets: [newSecret, oldSecret] });
    expect(await whoIs(rotated, accessToken)).toBe(userId);

    const fresh = (await rotated.actors.signIn(userId)).accessToken;
    expect(await whoIs(rotated, fresh)).toBe(userId);
    expect(await whoIs(app(), fresh)).toBe('UNAUTHENTICATED');

    const finished = await secondApp(app(), { authSecrets: [newSecret] });
    expect(await whoIs(finished, fresh)).toBe(userId);
    expect(await whoIs(finished, accessToken)).toBe('UNAUTHENTICATED');
  });
});
