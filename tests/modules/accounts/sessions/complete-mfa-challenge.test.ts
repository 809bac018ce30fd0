import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { makeProtectedPerson, nextCode, totpCode, wrongCode } from '../../../kit/authenticator.ts';
import { mutate, sendMutation, signIn, tokens, whoIs } from '../../../kit/sessions.ts';
import { alertsAbout } from './support.ts';

const app = useApp();

async function challenge(email: string): Promise<string> {
  const { mfaChallenge } = await signIn(app(), email);
  return mfaChallenge.token;
}

const complete = (token: string, code: string) =>
  mutate(app(), {}, 'completeMfaChallenge', { token, code }, `user { id email } session { ${tokens} }`);
const invalidCode = { user: null, session: null, userErrors: [{ code: 'INVALID_CODE', path: ['code'] }] };
const invalidToken = { user: null, session: null, userErrors: [{ code: 'TOKEN_INVALID', path: ['token'] }] };

describe('completeMfaChallenge', () => {
  it('starts the session, and shows the user themselves', async () => {
    const { userId, email, secret } = await makeProtectedPerson(app());
    const { user, session, userErrors } = await complete(await challenge(email), nextCode(app(), secret));
    expect(userErrors).toEqual([]);
    expect(user).toEqual({ id: userId, email });
    expect(await whoIs(app(), session.accessToken)).toBe(userId);
    expect((await actionsOn(app(), userId)).at(-1)).toBe('session.started');
  });

  it('takes a code with a space, and of a clock that is half a minute off, but not more', async () => {
    const { email, secret } = await makeProtectedPerson(app());
    const spaced = nextCode(app(), secret).replace(/^.../, '$& ');
    expect((await complete(await challenge(email), spaced)).userErrors).toEqual([]);
    app().clock.advance(120_000);
    const token = await challenge(email);
    for (const periods of [-2, 2])
      expect(await complete(token, totpCode(app(), secret, periods))).toMatchObject(invalidCode);
    expect((await complete(token, totpCode(app(), secret, -1))).userErrors).toEqual([]);
    expect((await complete(await challenge(email), totpCode(app(), secret, 1))).userErrors).toEqual([]);
  });

  it('takes a code once, and none that is older than the last', async () => {
    const { email, secret } = await makeProtectedPerson(app());
    const code = nextCode(app(), secret);
    const earlier = totpCode(app(), secret, -1);
    expect((await complete(await challenge(email), code)).userErrors).toEqual([]);
    const token = await challenge(email);
    expect(await complete(token, code)).toMatchObject(invalidCode);
    expect(await complete(token, earlier)).toMatchObject(invalidCode);
  });

  it('takes a code from one of several requests at once', async () => {
    for (let round = 1; round <= 3; round++) {
      const { email, secret } = await makeProtectedPerson(app());
      const challenges = [await challenge(email), await challenge(email), await challenge(email)];
      const code = nextCode(app(), secret);
      const answers = await Promise.all(challenges.map(token => complete(token, code)));
      expect(answers.filter(answer => answer.session)).toHaveLength(1);
      expect(answers.flatMap(answer => answer.userErrors)).toMatchObject([
        { code: 'INVALID_CODE' },
        { code: 'INVALID_CODE' },
      ]);
    }
  });

  it('does not take the code that confirmed the enrolment', async () => {
    const { email, headers } = await app().actors.make();
    const { secret } = await mutate(app(), headers, 'enrollMfa', null, 'secret');
    const code = totpCode(app(), secret);
    await mutate(app(), headers, 'confirmMfa', { code }, 'recoveryCodes');
    expect(await complete(await challenge(email), code)).toMatchObject(invalidCode);
  });

  it('takes a recovery code in its place, once, however it is typed', async () => {
    const { email, recoveryCodes } = await makeProtectedPerson(app());
    const [first, second] = recoveryCodes as [string, string];
    expect((await complete(await challenge(email), first)).userErrors).toEqual([]);
    expect(await complete(await challenge(email), first)).toMatchObject(invalidCode);
    const typed = ` ${second.toUpperCase().replaceAll('-', ' ')}`;
    const answers = await Promise.all(
      [await challenge(email), await challenge(email)].map(token => complete(token, typed)),
    );
    expect(answers.filter(answer => answer.session)).toHaveLength(1);
  });

  it('does not take the recovery code of somebody else', async () => {
    const [anna, bea] = [await makeProtectedPerson(app()), await makeProtectedPerson(app())];
    expect(await complete(await challenge(anna.email), bea.recoveryCodes[0]!)).toMatchObject(invalidCode);
    expect((await complete(await challenge(bea.email), bea.recoveryCodes[0]!)).userErrors).toEqual([]);
  });

  it('takes a challenge once, for five minutes', async () => {
    const { email, secret } = await makeProtectedPerson(app());
    const used = await challenge(email);
    await complete(used, nextCode(app(), secret));
    expect(await complete(used, nextCode(app(), secret))).toMatchObject(invalidToken);
    const late = await challenge(email);
    app().clock.advance(5 * 60_000);
    expect(await complete(late, nextCode(app(), secret))).toMatchObject(invalidToken);
    expect(await complete('nonsense', '123456')).toMatchObject(invalidToken);
  });

  it('starts one session for one challenge, with two good codes at once', async () => {
    const { email, recoveryCodes } = await makeProtectedPerson(app());
    const token = await challenge(email);
    const answers = await Promise.all(recoveryCodes.slice(0, 3).map(code => complete(token, code)));
    expect(answers.filter(answer => answer.session)).toHaveLength(1);
  });

  it('has to wait after five wrong codes, whatever the challenge, and signing in again does not help', async () => {
    const { userId, email, secret } = await makeProtectedPerson(app());
    for (let time = 1; time <= 5; time++)
      expect(await complete(await challenge(email), wrongCode(app(), secret))).toMatchObject(invalidCode);
    const token = await challenge(email);
    const { errors } = await sendMutation(
      app(),
      {},
      'completeMfaChallenge',
      { token, code: nextCode(app(), secret) },
      'user { id }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 3_600 } }]);
    expect(await alertsAbout(app(), userId)).toEqual(['MANY_FAILED_SIGN_INS_ACCOUNT']);
    expect(await actionsOn(app(), userId)).toContain('session.refused');
  });

  it('does not let in who was suspended after the password', async () => {
    const { userId, email, secret } = await makeProtectedPerson(app());
    const token = await challenge(email);
    await app().mutate('updateUserStatus', { userId, status: 'SUSPENDED' }, 'user { id }', 'admin');
    expect(await complete(token, nextCode(app(), secret))).toMatchObject(invalidToken);
  });
});
