import { describe, expect, it } from 'vitest';
import { throttleLimits } from '../../../../src/modules/accounts/throttle-limits.ts';
import { sql } from '../../../../src/platform/database/sql.ts';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { enroll } from '../../../kit/authenticator.ts';
import { mailedToken, templatesTo } from '../../../kit/mails-to.ts';
import {
  bearer,
  type Headers,
  mutate,
  refresh,
  register,
  registerAndVerify,
  registerNewcomer,
  sendMutation,
  signIn,
  whoIs,
} from '../../../kit/sessions.ts';

const app = useApp();

const verify = (token: string, address?: string) =>
  mutate(app(), {}, 'verifyEmail', { token }, 'user { id email emailVerifiedAt }', address);
const verifiedAtOf = async (userId: string) =>
  (await app().ask('manager', `{ user(id: "${userId}") { emailVerifiedAt } }`)).user.emailVerifiedAt;
/** Confirms as somebody who has these headers, or gives this password. */
const confirm = (token: string, { headers = {}, password }: { headers?: Headers; password?: string } = {}) =>
  mutate(
    app(),
    headers,
    'verifyEmail',
    { token, ...(password !== undefined && { password }) },
    'user { id } mustSetPassword',
  );
const invalid = { user: null, userErrors: [{ code: 'TOKEN_INVALID', path: ['token'] }] };

describe('verifyEmail', () => {
  it('confirms the address, once, to whoever has the token', async () => {
    const { userId, token } = await registerNewcomer(app(), 'once@example.com');
    const { user, userErrors } = await verify(token);
    expect(userErrors).toEqual([]);
    expect(user).toEqual({
      id: userId,
      email: 'once@example.com',
      emailVerifiedAt: await verifiedAtOf(userId),
    });
    expect(await actionsOn(app(), userId)).toEqual(['user.registered', 'user.email-verified']);
    expect(await verify(token)).toMatchObject(invalid);
  });

  it('takes a token from one of many requests at once', async () => {
    const { token } = await registerNewcomer(app(), 'race@example.com');
    const answers = await Promise.all(Array.from({ length: 5 }, () => verify(token)));
    expect(answers.filter(answer => answer.user)).toHaveLength(1);
    expect(answers.flatMap(answer => answer.userErrors)).toHaveLength(4);
  });

  it('refuses an unknown token, and one that is older than three days', async () => {
    expect(await verify('nonsense')).toMatchObject(invalid);
    const { userId, token } = await registerNewcomer(app(), 'late@example.com');
    app().clock.advance(3 * 24 * 60 * 60_000);
    expect(await verify(token)).toMatchObject(invalid);
    expect(await verifiedAtOf(userId)).toBeNull();
  });

  it('refuses a token that was made for another purpose', async () => {
    await registerAndVerify(app(), 'purpose@example.com');
    await mutate(app(), {}, 'requestPasswordReset', { email: 'purpose@example.com' }, 'accepted');
    const reset = await mailedToken(app(), 'purpose@example.com', 'accounts.reset-password');
    expect(await verify(reset)).toMatchObject(invalid);
  });

  it('refuses a token for an address that the account no longer has', async () => {
    const { userId, token } = await registerNewcomer(app(), 'before@example.com');
    await app().app.database.run(
      sql`update user set email = 'after@example.com', email_key = 'after@example.com' where id = ${userId}`,
    );
    expect(await verify(token)).toMatchObject(invalid);
    expect(await verifiedAtOf(userId)).toBeNull();
  });

  it('refuses the token of an account that was suspended or deleted', async () => {
    const suspended = await registerNewcomer(app(), 'suspended@example.com');
    await app().mutate(
      'updateUserStatus',
      { userId: suspended.userId, status: 'SUSPENDED' },
      'user { id }',
      'admin',
    );
    expect(await verify(suspended.token)).toMatchObject(invalid);
    const deleted = await registerNewcomer(app(), 'deleted@example.com');
    await app().mutate('deleteUser', { userId: deleted.userId }, 'deletedUserId', 'admin');
    expect(await verify(deleted.token)).toMatchObject(invalid);
  });

  it('lets one of two accounts have the address, also when both are confirmed at once', async () => {
    for (const [round, order] of [
      [1, 'one after the other'],
      [2, 'at once'],
    ] as const) {
      const email = `both${round}@example.com`;
      const one = await registerNewcomer(app(), email);
      const other = await registerNewcomer(app(), email.toUpperCase());
      const answers =
        order === 'at once'
          ? await Promise.all([verify(one.token), verify(other.token)])
          : [await verify(one.token), await verify(other.token)];
      expect(
        answers.filter(answer => answer.user),
        order,
      ).toHaveLength(1);
      expect(answers.flatMap(answer => answer.userErrors)).toMatchObject([
        { code: 'EMAIL_TAKEN', path: ['token'] },
      ]);
      const times = [await verifiedAtOf(one.userId), await verifiedAtOf(other.userId)];
      expect(times.filter(time => time === null)).toHaveLength(1);
    }
  });

  it('keeps password and sessions when it comes with the session of the account', async () => {
    const { user, session } = await register(app(), 'same-browser@example.com');
    const token = await mailedToken(app(), 'same-browser@example.com', 'accounts.welcome');
    expect(await confirm(token, { headers: bearer(session.accessToken) })).toEqual({
      user: { id: user.id },
      mustSetPassword: false,
      userErrors: [],
    });
    expect(await whoIs(app(), session.accessToken)).toBe(user.id);
    expect((await signIn(app(), 'same-browser@example.com')).user.id).toBe(user.id);
  });

  it('keeps them when it comes with the password, from another browser', async () => {
    const { user, session } = await register(app(), 'telephone@example.com');
    const token = await mailedToken(app(), 'telephone@example.com', 'accounts.welcome');
    const wrong = await confirm(token, { password: 'not the password' });
    expect(wrong).toMatchObject({
      user: null,
      mustSetPassword: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS', path: ['password'] }],
    });
    expect(await verifiedAtOf(user.id)).toBeNull();
    expect(await confirm(token, { password: testPassword })).toMatchObject({
      mustSetPassword: false,
      userErrors: [],
    });
    expect(await whoIs(app(), session.accessToken)).toBe(user.id);
    expect(await templatesTo(app(), 'telephone@example.com')).toEqual(['accounts.welcome']);
  });

  it('takes password, second factor, and sessions from a stranger, and lets the owner set a password', async () => {
    const email = 'victim@example.com';
    const stranger = await register(app(), email, { password: 'the trap of a stranger' });
    await enroll(app(), bearer(stranger.session.accessToken));
    const { mfaChallenge } = await signIn(app(), email, 'the trap of a stranger');
    const token = await mailedToken(app(), email, 'accounts.welcome');
    expect(await confirm(token)).toEqual({
      user: { id: stranger.user.id },
      mustSetPassword: true,
      userErrors: [],
    });

    expect(await whoIs(app(), stranger.session.accessToken)).toBe('UNAUTHENTICATED');
    expect((await refresh(app(), stranger.session.refreshToken)).session).toBeNull();
    expect((await signIn(app(), email, 'the trap of a stranger')).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    const challenge = { token: mfaChallenge.token, code: '123456' };
    expect(
      (await mutate(app(), {}, 'completeMfaChallenge', challenge, 'user { id }')).userErrors,
    ).toMatchObject([{ code: 'TOKEN_INVALID' }]);

    const reset = await mailedToken(app(), email, 'accounts.set-password');
    const newPassword = 'the own words of the owner';
    await mutate(app(), {}, 'resetPassword', { token: reset, newPassword }, 'user { id }');
    expect(await signIn(app(), email, newPassword)).toMatchObject({
      user: { id: stranger.user.id },
      session: { accessToken: expect.any(String) },
    });
  });

  it('counts neither the session of somebody else nor the password of another account', async () => {
    const email = 'mixed@example.com';
    const stranger = await register(app(), email, { password: 'the trap of a stranger' });
    const token = await mailedToken(app(), email, 'accounts.welcome');
    const other = await register(app(), email);
    const wrong = await confirm(token, {
      headers: bearer(other.session.accessToken),
      password: testPassword,
    });
    expect(wrong.userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    const { mustSetPassword } = await confirm(token, { headers: bearer(other.session.accessToken) });
    expect(mustSetPassword).toBe(true);
    expect(await whoIs(app(), stranger.session.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('lets whoever has a token guess a password five times', async () => {
    const { token } = await registerNewcomer(app(), 'guessed@example.com');
    for (let time = 1; time <= 5; time++) await confirm(token, { password: 'a wrong password' });
    const input = { token, password: testPassword };
    const { errors } = await sendMutation(app(), {}, 'verifyEmail', input, 'user { id }');
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });

  it('has to wait after many wrong tokens from one address', async () => {
    for (let time = 1; time <= throttleLimits.address.attempts; time++)
      expect(await verify('nonsense', '192.0.2.31')).toMatchObject(invalid);
    const { errors } = await sendMutation(
      app(),
      {},
      'verifyEmail',
      { token: 'nonsense' },
      'user { id }',
      '192.0.2.31',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});
