import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { templatesTo } from '../../../kit/mails-to.ts';
import { mutate, sendMutation, signIn, whoIs } from '../../../kit/sessions.ts';
import { alertsAbout } from '../sessions/support.ts';

const app = useApp();

const newPassword = 'five words that are new';
const change = (headers: Record<string, string>, currentPassword: string, to = newPassword) =>
  mutate(app(), headers, 'changePassword', { currentPassword, newPassword: to }, 'user { id email }');

describe('changePassword', () => {
  it('changes the password, ends the other sessions, and tells the owner', async () => {
    const here = await app().actors.make();
    const there = await app().actors.signIn(here.userId);
    expect(await change(here.headers, testPassword)).toEqual({
      user: { id: here.userId, email: here.email },
      userErrors: [],
    });
    expect(await whoIs(app(), here.accessToken)).toBe(here.userId);
    expect(await whoIs(app(), there.accessToken)).toBe('UNAUTHENTICATED');
    expect((await signIn(app(), here.email)).userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
    expect((await signIn(app(), here.email, newPassword)).userErrors).toEqual([]);
    expect(await templatesTo(app(), here.email)).toContain('accounts.password-changed');
    expect(await actionsOn(app(), here.userId)).toContain('user.password-changed');
  });

  it('wants the current password, and has to wait after five wrong ones', async () => {
    const { headers, email, userId, accessToken } = await app().actors.make();
    for (let time = 1; time <= 5; time++)
      expect((await change(headers, 'wrong password')).userErrors).toMatchObject([
        { code: 'INVALID_CREDENTIALS', path: ['currentPassword'] },
      ]);
    const { errors } = await sendMutation(
      app(),
      headers,
      'changePassword',
      { currentPassword: testPassword, newPassword },
      'user { id }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 15 } }]);
    expect(await whoIs(app(), accessToken)).toBe(userId);
    expect((await signIn(app(), email)).userErrors).toEqual([]);
    expect(await alertsAbout(app(), userId)).toEqual(['MANY_FAILED_SIGN_INS_ACCOUNT']);
  });

  it('refuses a weak one, and does not take the tries for guesses', async () => {
    const { headers, email } = await app().actors.make();
    for (const weak of ['short', 'Password123', email, 'x'.repeat(73), 'ä'.repeat(37), 'aaaaaaaaaaaa'])
      expect((await change(headers, testPassword, weak)).userErrors).toMatchObject([
        { code: 'WEAK_PASSWORD', path: ['newPassword'] },
      ]);
    expect((await change(headers, testPassword)).userErrors).toEqual([]);
  });

  it('is for somebody who is signed in', async () => {
    const { errors } = await sendMutation(
      app(),
      {},
      'changePassword',
      { currentPassword: testPassword, newPassword },
      'user { id }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('takes no user but the one who asks', async () => {
    const { headers, email } = await app().actors.make();
    const victim = await app().actors.make();
    const input = { currentPassword: testPassword, newPassword, userId: victim.userId };
    const { errors } = await sendMutation(app(), headers, 'changePassword', input, 'user { id }');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    for (const address of [email, victim.email])
      expect((await signIn(app(), address)).userErrors).toEqual([]);
  });
});
