import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { enroll, makeProtectedPerson, nextCode, wrongCode } from '../../../kit/authenticator.ts';
import { templatesTo } from '../../../kit/mails-to.ts';
import { mutate, sendMutation, signIn } from '../../../kit/sessions.ts';
import { alertsAbout } from '../sessions/support.ts';

const app = useApp();

const disable = (headers: Record<string, string>, code: string, password = testPassword) =>
  mutate(app(), headers, 'disableMfa', { password, code }, 'user { id mfaEnabled }');

describe('disableMfa', () => {
  it('disables the second factor of somebody who has the password and a code, and tells them and whoever sees security alerts', async () => {
    const { headers, userId, email, secret, recoveryCodes } = await makeProtectedPerson(app());
    expect(await disable(headers, nextCode(app(), secret))).toEqual({
      user: { id: userId, mfaEnabled: false },
      userErrors: [],
    });
    expect((await signIn(app(), email)).session).not.toBeNull();
    expect((await templatesTo(app(), email)).filter(name => name === 'accounts.mfa-changed')).toHaveLength(2);
    expect(await alertsAbout(app(), userId)).toEqual(['MFA_DISABLED']);
    expect(await actionsOn(app(), userId)).toContain('user.mfa-disabled');
    expect((await disable(headers, recoveryCodes[0]!)).userErrors).toMatchObject([
      { code: 'MFA_NOT_ENABLED' },
    ]);
  });

  it('takes a recovery code as well', async () => {
    const { headers, recoveryCodes } = await makeProtectedPerson(app());
    expect((await disable(headers, recoveryCodes[3]!)).user.mfaEnabled).toBe(false);
  });

  it('leaves it on without the password, or without a code', async () => {
    const { headers, email, secret } = await makeProtectedPerson(app());
    expect((await disable(headers, nextCode(app(), secret), 'wrong password')).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS', path: ['password'] },
    ]);
    expect((await disable(headers, 'wrong')).userErrors).toMatchObject([
      { code: 'INVALID_CODE', path: ['code'] },
    ]);
    expect((await signIn(app(), email)).session).toBeNull();
  });

  it('does not use up a recovery code when it fails for something else', async () => {
    const { headers, recoveryCodes } = await makeProtectedPerson(app());
    await disable(headers, recoveryCodes[0]!, 'wrong password');
    expect((await disable(headers, recoveryCodes[0]!)).userErrors).toEqual([]);
  });

  it('has to wait after five wrong codes, and giving the password elsewhere does not help', async () => {
    const { headers, secret } = await makeProtectedPerson(app());
    for (let time = 1; time <= 5; time++) {
      expect((await disable(headers, wrongCode(app(), secret))).userErrors).toMatchObject([
        { code: 'INVALID_CODE' },
      ]);
      const input = { currentPassword: testPassword, newPassword: testPassword };
      const { userErrors } = await mutate(app(), headers, 'changePassword', input, 'user { id }');
      expect(userErrors).toEqual([]);
    }
    const input = { password: testPassword, code: nextCode(app(), secret) };
    const { errors } = await sendMutation(app(), headers, 'disableMfa', input, 'user { id }');
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });

  it('lets a new factor be enrolled, and the old one is worth nothing', async () => {
    const { headers, email, secret, recoveryCodes } = await makeProtectedPerson(app());
    await disable(headers, nextCode(app(), secret));
    app().clock.advance(60_000);
    const fresh = await enroll(app(), headers);
    const { mfaChallenge } = await signIn(app(), email);
    for (const code of [nextCode(app(), secret), recoveryCodes[0]!]) {
      const input = { token: mfaChallenge.token, code };
      const { userErrors } = await mutate(app(), {}, 'completeMfaChallenge', input, 'user { id }');
      expect(userErrors).toMatchObject([{ code: 'INVALID_CODE' }]);
    }
    const input = { token: mfaChallenge.token, code: nextCode(app(), fresh.secret) };
    const { userErrors } = await mutate(app(), {}, 'completeMfaChallenge', input, 'user { id }');
    expect(userErrors).toEqual([]);
  });

  it('is not for guests', async () => {
    const { errors } = await sendMutation(
      app(),
      {},
      'disableMfa',
      { password: 'x', code: '1' },
      'user { id }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
