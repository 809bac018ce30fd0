import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { makeProtectedPerson, nextCode, wrongCode } from '../../../kit/authenticator.ts';
import { templatesTo } from '../../../kit/mails-to.ts';
import { mutate, sendMutation, signIn } from '../../../kit/sessions.ts';

const app = useApp();

const regenerate = (headers: Record<string, string>, code: string, password = testPassword) =>
  mutate(app(), headers, 'regenerateRecoveryCodes', { password, code }, 'recoveryCodes');

async function complete(email: string, code: string) {
  const { mfaChallenge } = await signIn(app(), email);
  return mutate(app(), {}, 'completeMfaChallenge', { token: mfaChallenge.token, code }, 'user { id }');
}

describe('regenerateRecoveryCodes', () => {
  it('replaces the codes: the new ones work, the earlier ones do not', async () => {
    const { headers, userId, email, secret, recoveryCodes: earlier } = await makeProtectedPerson(app());
    const { recoveryCodes, userErrors } = await regenerate(headers, nextCode(app(), secret));
    expect(userErrors).toEqual([]);
    expect(new Set([...recoveryCodes, ...earlier]).size).toBe(20);
    expect((await complete(email, earlier[0]!)).userErrors).toMatchObject([{ code: 'INVALID_CODE' }]);
    expect((await complete(email, recoveryCodes[9])).userErrors).toEqual([]);
    expect((await complete(email, nextCode(app(), secret))).userErrors).toEqual([]);
    expect(await actionsOn(app(), userId)).toContain('user.recovery-codes-replaced');
    expect(await templatesTo(app(), email)).toContain('accounts.recovery-codes-replaced');
  });

  it('takes the last recovery code as well', async () => {
    const { headers, recoveryCodes } = await makeProtectedPerson(app());
    expect((await regenerate(headers, recoveryCodes[0]!)).recoveryCodes).toHaveLength(10);
  });

  it('changes nothing without the password, or without a code', async () => {
    const { headers, email, secret, recoveryCodes } = await makeProtectedPerson(app());
    expect((await regenerate(headers, nextCode(app(), secret), 'wrong password')).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS', path: ['password'] },
    ]);
    expect((await regenerate(headers, wrongCode(app(), secret))).userErrors).toMatchObject([
      { code: 'INVALID_CODE', path: ['code'] },
    ]);
    expect((await complete(email, recoveryCodes[0]!)).userErrors).toEqual([]);
  });

  it('is only for who has a second factor, and not for guests', async () => {
    const { headers } = await app().actors.make();
    expect((await regenerate(headers, '123456')).userErrors).toMatchObject([{ code: 'MFA_NOT_ENABLED' }]);
    const input = { password: testPassword, code: '123456' };
    const { errors } = await sendMutation(app(), {}, 'regenerateRecoveryCodes', input, 'recoveryCodes');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
