import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { enroll, nextCode } from '../../../kit/authenticator.ts';
import { mailedToken, templatesTo } from '../../../kit/mails-to.ts';
import { mutate, register, registerAndVerify, signIn, whoIs } from '../../../kit/sessions.ts';

const app = useApp();

const newPassword = 'five words that are new';
const reset = (token: string, password = newPassword) =>
  mutate(app(), {}, 'resetPassword', { token, newPassword: password }, 'user { id email }');
const invalid = { user: null, userErrors: [{ code: 'TOKEN_INVALID', path: ['token'] }] };

async function mailed(email: string): Promise<string> {
  await mutate(app(), {}, 'requestPasswordReset', { email }, 'accepted');
  return mailedToken(app(), email, 'accounts.reset-password');
}

describe('resetPassword', () => {
  it('sets the password, ends all sessions, and tells the owner', async () => {
    const { userId, accessToken } = await registerAndVerify(app(), 'anna@example.com');
    const other = await signIn(app(), 'anna@example.com');
    const { user, userErrors } = await reset(await mailed('anna@example.com'));
    expect(userErrors).toEqual([]);
    expect(user).toEqual({ id: userId, email: 'anna@example.com' });
    for (const token of [accessToken, other.session.accessToken])
      expect(await whoIs(app(), token)).toBe('UNAUTHENTICATED');
    expect((await signIn(app(), 'anna@example.com')).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    expect((await signIn(app(), 'anna@example.com', newPassword)).user.id).toBe(userId);
    expect(await templatesTo(app(), 'anna@example.com')).toContain('accounts.password-changed');
    expect(await actionsOn(app(), userId)).toContain('user.password-reset');
  });

  it('takes a token once, also from many at once', async () => {
    await registerAndVerify(app(), 'once@example.com');
    const token = await mailed('once@example.com');
    const answers = await Promise.all([1, 2, 3, 4].map(number => reset(token, `${newPassword} ${number}`)));
    expect(answers.filter(answer => answer.user)).toHaveLength(1);
    expect(await reset(token)).toMatchObject(invalid);
  });

  it('takes a token for an hour, and only the latest', async () => {
    await registerAndVerify(app(), 'late@example.com');
    const first = await mailed('late@example.com');
    const second = await mailed('late@example.com');
    expect(await reset(first)).toMatchObject(invalid);
    app().clock.advance(60 * 60_000);
    expect(await reset(second)).toMatchObject(invalid);
    expect((await signIn(app(), 'late@example.com')).userErrors).toEqual([]);
  });

  it('takes no token that was made for another purpose', async () => {
    await register(app(), 'purpose@example.com');
    const verification = await mailedToken(app(), 'purpose@example.com', 'accounts.welcome');
    expect(await reset(verification)).toMatchObject(invalid);
    const { userErrors } = await mutate(app(), {}, 'verifyEmail', { token: verification }, 'user { id }');
    expect(userErrors).toEqual([]);
  });

  it('keeps the token for another try when the new password is too weak, however often', async () => {
    await registerAndVerify(app(), 'weak@example.com');
    const token = await mailed('weak@example.com');
    for (let time = 1; time <= 6; time++) {
      const weak = await mutate(
        app(),
        {},
        'resetPassword',
        { token, newPassword: 'weak@example.com' },
        'user { id }',
        '192.0.2.41',
      );
      expect(weak.userErrors).toMatchObject([{ code: 'WEAK_PASSWORD', path: ['newPassword'] }]);
    }
    expect((await reset(token)).userErrors).toEqual([]);
  });

  it('touches nobody else', async () => {
    await registerAndVerify(app(), 'one@example.com');
    const other = await registerAndVerify(app(), 'other@example.com');
    await reset(await mailed('one@example.com'));
    expect(await whoIs(app(), other.accessToken)).toBe(other.userId);
    expect((await signIn(app(), 'other@example.com')).userErrors).toEqual([]);
  });

  it('does not do away with the second factor, nor with a password asked for before', async () => {
    const { headers } = await registerAndVerify(app(), 'mfa@example.com');
    const { secret } = await enroll(app(), headers);
    const before = await signIn(app(), 'mfa@example.com');
    await reset(await mailed('mfa@example.com'));
    const stale = await mutate(
      app(),
      {},
      'completeMfaChallenge',
      { token: before.mfaChallenge.token, code: nextCode(app(), secret) },
      'user { id }',
    );
    expect(stale.userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    expect(await signIn(app(), 'mfa@example.com', newPassword)).toMatchObject({
      session: null,
      mfaChallenge: { token: expect.any(String) },
    });
  });

  it('takes no token from before the password was changed', async () => {
    const { headers } = await registerAndVerify(app(), 'changed@example.com');
    const token = await mailed('changed@example.com');
    await mutate(
      app(),
      headers,
      'changePassword',
      { currentPassword: 'four quiet words here', newPassword },
      'user { id }',
    );
    expect(await reset(token, 'what a thief would set')).toMatchObject(invalid);
  });

  it('takes no token of an account that was suspended or deleted meanwhile', async () => {
    for (const [name, input] of [
      ['updateUserStatus', { status: 'SUSPENDED' }],
      ['deleteUser', {}],
    ] as const) {
      const email = `${name.toLowerCase()}@example.com`;
      const { userId } = await registerAndVerify(app(), email);
      const token = await mailed(email);
      await app().mutate(name, { userId, ...input }, '__typename', 'admin');
      expect(await reset(token)).toMatchObject(invalid);
    }
  });
});
