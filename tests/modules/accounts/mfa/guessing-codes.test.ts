import { describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { makeProtectedPerson, nextCode, wrongCode } from '../../../kit/authenticator.ts';
import { mailsTo } from '../../../kit/mails-to.ts';
import { sendMutation, signIn } from '../../../kit/sessions.ts';

const app = useApp();

async function complete(email: string, code: string, password = testPassword) {
  const { mfaChallenge } = await signIn(app(), email, password);
  const input = { token: mfaChallenge?.token ?? 'none', code };
  return sendMutation(app(), {}, 'completeMfaChallenge', input, 'session { accessToken }');
}

const warningsTo = (email: string) => mailsTo(app(), email, 'accounts.password-known');

describe('whoever knows the password and guesses codes', () => {
  it('has to wait an hour after five, wherever the codes are entered', async () => {
    const { email, secret, headers } = await makeProtectedPerson(app());
    for (let time = 1; time <= 3; time++) await complete(email, wrongCode(app(), secret));
    const input = { password: testPassword, code: wrongCode(app(), secret) };
    for (const name of ['disableMfa', 'regenerateRecoveryCodes'])
      expect((await sendMutation(app(), headers, name, input, '__typename')).errors).toBeUndefined();
    const { errors } = await complete(email, nextCode(app(), secret));
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 3_600 } }]);
    for (const name of ['disableMfa', 'regenerateRecoveryCodes'])
      expect((await sendMutation(app(), headers, name, input, '__typename')).errors).toMatchObject([
        { extensions: { code: 'RATE_LIMITED' } },
      ]);
  });

  it('makes a mail go to the owner, one in six hours and not one for each guess', async () => {
    const { email, userId, secret } = await makeProtectedPerson(app());
    const guess = async (times: number) => {
      for (let time = 1; time <= times; time++) await complete(email, wrongCode(app(), secret));
    };
    await guess(5);
    expect(await warningsTo(email)).toEqual([]);
    await guess(4);
    const [mail, ...more] = await warningsTo(email);
    expect(more).toEqual([]);
    expect(mail!.text).toContain('change it at once');

    // The wait is over, as the throttle sees it, and the next one begins.
    const over = async () => {
      const key = { limit: 'mfa', key: `second factor:${userId}` };
      await app().services.throttle.succeed([], [key]);
      await guess(6);
    };
    app().clock.advance(5 * 3_600_000);
    await over();
    expect(await warningsTo(email)).toHaveLength(1);
    app().clock.advance(2 * 3_600_000);
    await over();
    expect(await warningsTo(email)).toHaveLength(2);
  });

  it('does not keep the owner out, who has a recovery code', async () => {
    const { email, secret, recoveryCodes } = await makeProtectedPerson(app());
    for (let time = 1; time <= 8; time++) await complete(email, wrongCode(app(), secret));
    const { data, errors } = await complete(email, recoveryCodes[0]!);
    expect(errors).toBeUndefined();
    expect(data.completeMfaChallenge.session).not.toBeNull();
  });
});

describe('whoever does not know the password', () => {
  it('cannot make the owner of a second factor wait for long, and warns nobody', async () => {
    const { email, secret } = await makeProtectedPerson(app());
    for (let time = 1; time <= 4; time++)
      await complete(email, wrongCode(app(), secret), 'a wrong password, every time');
    const { data, errors } = await complete(email, nextCode(app(), secret));
    expect(errors).toBeUndefined();
    expect(data.completeMfaChallenge.session).not.toBeNull();
    expect(await warningsTo(email)).toEqual([]);
  });
});
