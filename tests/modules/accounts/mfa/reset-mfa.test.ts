import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { enroll, makeProtectedPerson, nextCode } from '../../../kit/authenticator.ts';
import { makeMember } from '../../../kit/factories/role.ts';
import { templatesTo } from '../../../kit/mails-to.ts';
import { mutate, sendMutation, signIn, whoIs } from '../../../kit/sessions.ts';
import { alertsAbout } from '../sessions/support.ts';
import { isMfaEnabled } from './support.ts';

const app = useApp();

const reset = (userId: string, actor = 'admin') =>
  app().mutate('resetMfa', { userId }, 'user { id mfaEnabled }', actor);

describe('resetMfa', () => {
  it('removes the second factor, ends the sessions, and tells the person and whoever sees alerts', async () => {
    const person = await makeProtectedPerson(app());
    const { mfaChallenge } = await signIn(app(), person.email);
    expect(await reset(person.userId)).toEqual({
      user: { id: person.userId, mfaEnabled: false },
      userErrors: [],
    });
    expect(await whoIs(app(), person.accessToken)).toBe('UNAUTHENTICATED');
    expect((await signIn(app(), person.email)).session).not.toBeNull();
    for (const code of [nextCode(app(), person.secret), person.recoveryCodes[0]!]) {
      const input = { token: mfaChallenge.token, code };
      const { userErrors } = await mutate(app(), {}, 'completeMfaChallenge', input, 'user { id }');
      expect(userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    }
    expect(await actionsOn(app(), person.userId)).toContain('user.mfa-reset');
    expect(await alertsAbout(app(), person.userId)).toEqual(['MFA_DISABLED']);
    expect(await templatesTo(app(), person.email)).toContain('accounts.mfa-reset');
  });

  it('lets them enroll again, and the earlier recovery codes stay worthless', async () => {
    const person = await makeProtectedPerson(app());
    await reset(person.userId);
    const { headers } = await app().actors.signIn(person.userId);
    app().clock.advance(60_000);
    const { recoveryCodes } = await enroll(app(), headers);
    const { mfaChallenge } = await signIn(app(), person.email);
    const withCode = (code: string) =>
      mutate(app(), {}, 'completeMfaChallenge', { token: mfaChallenge.token, code }, 'user { id }');
    expect((await withCode(person.recoveryCodes[0]!)).userErrors).toMatchObject([{ code: 'INVALID_CODE' }]);
    expect((await withCode(recoveryCodes[0]!)).userErrors).toEqual([]);
  });

  it('is for nobody who holds less than the person', async () => {
    const admin = await app().actors.make({ roles: ['ADMIN'] });
    await enroll(app(), admin.headers);
    const helper = await makeMember(app(), ['USERS_MANAGE', 'USERS_VIEW']);
    const { userErrors } = await mutate(
      app(),
      helper.headers,
      'resetMfa',
      { userId: admin.userId },
      'user { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'BEYOND_OWN_PERMISSIONS', path: ['userId'] }]);
    expect(await isMfaEnabled(app(), admin.userId)).toBe(true);
  });

  it('is not for oneself, so that a stolen session cannot take away what protects the account', async () => {
    const admin = await app().actors.make({ roles: ['ADMIN'] });
    await enroll(app(), admin.headers);
    const { userErrors } = await mutate(
      app(),
      admin.headers,
      'resetMfa',
      { userId: admin.userId },
      'user { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['userId'] }]);
    expect(await isMfaEnabled(app(), admin.userId)).toBe(true);
  });

  it('answers who has none, and who does not exist', async () => {
    const { userId } = await app().actors.make();
    expect((await reset(userId)).userErrors).toMatchObject([{ code: 'MFA_NOT_ENABLED', path: ['userId'] }]);
    const nobody = 'user_01h455vb4pex5vsknk084sn02q';
    expect((await reset(nobody)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['userId'] }]);
  });

  it.each(['customer', 'staff', 'manager'])('is not for a %s', async actor => {
    const { userId } = await makeProtectedPerson(app());
    const { headers } = await app().actors.find(actor as 'customer');
    const { errors } = await sendMutation(app(), headers, 'resetMfa', { userId }, 'user { id }');
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await isMfaEnabled(app(), userId)).toBe(true);
  });
});
