import { expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { nextCode, totpCode } from '../../../kit/authenticator.ts';
import { mailedToken } from '../../../kit/mails-to.ts';
import { bearer, mutate, refresh, register, signIn, tokens, whoIs } from '../../../kit/sessions.ts';
import { secondApp } from './support.ts';

const app = useApp();

it('goes the whole way of an account, from registering to the end of a session', async () => {
  const registered = await register(app(), 'Anna@Example.com');
  expect(registered).toMatchObject({
    userErrors: [],
    user: { email: 'Anna@Example.com', emailVerifiedAt: null },
  });
  const userId = registered.user.id;
  expect(await whoIs(app(), registered.session.accessToken)).toBe(userId);

  const token = await mailedToken(app(), 'Anna@Example.com', 'accounts.welcome');
  // On another device: the password shows that it is the same person.
  const verified = await mutate(
    app(),
    {},
    'verifyEmail',
    { token, password: testPassword },
    'user { id emailVerifiedAt }',
  );
  expect(verified).toEqual({
    user: { id: userId, emailVerifiedAt: expect.stringMatching(/^2026-03-01/) },
    userErrors: [],
  });

  const first = await signIn(app(), 'anna@example.COM');
  expect(first).toMatchObject({ userErrors: [], user: { id: userId }, mfaChallenge: null });
  const headers = bearer(first.session.accessToken);

  const { secret } = await mutate(app(), headers, 'enrollMfa', null, 'secret');
  const confirmed = await mutate(
    app(),
    headers,
    'confirmMfa',
    { code: totpCode(app(), secret) },
    'recoveryCodes',
  );
  expect(confirmed.recoveryCodes).toHaveLength(10);
  expect(await whoIs(app(), registered.session.accessToken)).toBe('UNAUTHENTICATED');

  expect(await mutate(app(), headers, 'signOut', null, 'endedSessionId')).toMatchObject({ userErrors: [] });
  expect(await whoIs(app(), first.session.accessToken)).toBe('UNAUTHENTICATED');

  const challenged = await signIn(app(), 'anna@example.com', testPassword);
  expect(challenged).toEqual({
    user: null,
    session: null,
    mfaChallenge: { token: expect.any(String), expiresAt: expect.any(String) },
    userErrors: [],
  });
  const { user, session } = await mutate(
    app(),
    {},
    'completeMfaChallenge',
    { token: challenged.mfaChallenge.token, code: nextCode(app(), secret) },
    `user { id mfaEnabled } session { ${tokens} }`,
  );
  expect(user).toEqual({ id: userId, mfaEnabled: true });

  app().clock.advance(16 * 60_000);
  expect(await whoIs(app(), session.accessToken)).toBe('UNAUTHENTICATED');
  const refreshed = (await refresh(app(), session.refreshToken)).session;
  expect(await whoIs(app(), refreshed.accessToken)).toBe(userId);

  const other = await secondApp(app());
  expect(await whoIs(other, refreshed.accessToken)).toBe(userId);
  const own = bearer(refreshed.accessToken);
  const { me } = (await app().sendWith(own, '{ me { sessions { id current device } } }')).data;
  expect(me.sessions).toEqual([{ id: expect.any(String), current: true, device: 'lightMyRequest' }]);
  const ended = await mutate(app(), own, 'revokeSession', { sessionId: me.sessions[0].id }, 'endedSessionId');
  expect(ended).toEqual({ endedSessionId: me.sessions[0].id, userErrors: [] });
  expect(await whoIs(app(), refreshed.accessToken)).toBe('UNAUTHENTICATED');
  expect(await whoIs(other, refreshed.accessToken)).toBe('UNAUTHENTICATED');
  expect((await refresh(app(), refreshed.refreshToken)).userErrors).toMatchObject([
    { code: 'TOKEN_INVALID', path: ['refreshToken'] },
  ]);
});
