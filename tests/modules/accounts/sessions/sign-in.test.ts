import { describe, expect, it, vi } from 'vitest';
import { sql } from '../../../../src/platform/database/sql.ts';
import { TooBusyError } from '../../../../src/platform/lib/too-busy-error.ts';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { mailsTo, templatesTo } from '../../../kit/mails-to.ts';
import {
  mutate,
  register,
  registerAndVerify,
  sendMutation,
  signIn,
  tokens,
  whoIs,
} from '../../../kit/sessions.ts';
import { waiterAt } from '../../../kit/waiter.ts';

import { alertsAbout, firefox, safari, secondApp } from './support.ts';

const app = useApp();

const everything = `user { id name email emailVerifiedAt status mfaEnabled permissions roles { id } sessions { id } customer { id } } session { ${tokens} } mfaChallenge { token expiresAt }`;

describe('signIn', () => {
  it('starts a session for somebody who knows the password, and shows them their account', async () => {
    const { userId, email } = await app().actors.make({ roles: ['CUSTOMER'] });
    const { user, session, userErrors } = await mutate(
      app(),
      {},
      'signIn',
      { email: ` ${email.toUpperCase()} `, password: testPassword },
      everything,
    );
    expect(userErrors).toEqual([]);
    expect(user).toMatchObject({ id: userId, email, status: 'ACTIVE', mfaEnabled: false, permissions: [] });
    expect(user.sessions).toHaveLength(2);
    expect(await whoIs(app(), session.accessToken)).toBe(userId);
    expect(await actionsOn(app(), userId)).toEqual(['session.started']);
  });

  it('answers alike for a wrong password and for an address that nobody has', async () => {
    const { userId, email } = await app().actors.make();
    const query = `mutation ($input: SignInInput!) { signIn(input: $input) { ${everything} userErrors { code message path } } }`;
    const answers = await Promise.all(
      [email, 'nobody@example.com'].map(address =>
        app().sendWith({}, query, { input: { email: address, password: 'wrong password' } }),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.data.signIn).toEqual({
      user: null,
      session: null,
      mfaChallenge: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS', message: expect.any(String), path: null }],
    });
    expect(await actionsOn(app(), userId)).toEqual(['session.refused']);
  });

  it('hashes as often for an address that nobody has', async () => {
    const { email } = await app().actors.make();
    const { email: suspended, userId } = await app().actors.make();
    await app().mutate('updateUserStatus', { userId, status: 'SUSPENDED' }, 'user { id }', 'admin');
    for (let time = 1; time <= 5; time++) await register(app(), 'crowded@example.com');
    await registerAndVerify(app(), 'owned@example.com');
    for (let time = 1; time <= 5; time++) await register(app(), 'owned@example.com');
    const verify = vi.spyOn(app().app.services.passwords, 'verify');
    const countFor = async (address: string) => {
      verify.mockClear();
      await signIn(app(), address, 'wrong password');
      return verify.mock.calls.length;
    };
    try {
      const count = await countFor(email);
      expect(await countFor('nobody@example.com')).toBe(count);
      expect(count).toBe(3);
      for (const address of [suspended, 'crowded@example.com', 'owned@example.com'])
        expect(await countFor(address), address).toBe(count);
    } finally {
      verify.mockRestore();
    }
  });

  it('tells people to come back when too many wait for their passwords to be looked at', async () => {
    const { email } = await app().actors.make();
    const verify = vi
      .spyOn(app().app.services.passwords, 'verify')
      .mockRejectedValueOnce(new TooBusyError(10));
    try {
      const { errors } = await sendMutation(
        app(),
        {},
        'signIn',
        { email, password: testPassword },
        'user { id }',
      );
      expect(errors).toMatchObject([
        {
          message: 'Too many people are waiting. Try again in 10 seconds.',
          path: ['signIn'],
          extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 10 },
        },
      ]);
    } finally {
      verify.mockRestore();
    }
    expect((await signIn(app(), email)).userErrors).toEqual([]);
  });

  it('tells only who knows the password that the account is suspended', async () => {
    const { userId, email } = await app().actors.make();
    await app().mutate('updateUserStatus', { userId, status: 'SUSPENDED' }, 'user { id }', 'admin');
    expect(await signIn(app(), email, 'wrong password')).toMatchObject({
      userErrors: [{ code: 'INVALID_CREDENTIALS' }],
    });
    expect(await signIn(app(), email)).toMatchObject({
      user: null,
      session: null,
      userErrors: [{ code: 'ACCOUNT_SUSPENDED' }],
    });
  });

  it('does not let a deleted account in', async () => {
    const { userId, email } = await app().actors.make();
    await app().mutate('deleteUser', { userId }, 'deletedUserId', 'admin');
    expect(await signIn(app(), email)).toMatchObject({
      session: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS' }],
    });
  });

  it('lets everybody into their own account where several claim one address', async () => {
    const owner = await registerAndVerify(app(), 'shared@example.com');
    const claimant = await register(app(), 'shared@example.com', { password: 'another long password' });
    expect((await signIn(app(), 'shared@example.com')).user.id).toBe(owner.userId);
    const other = await signIn(app(), 'shared@example.com', 'another long password');
    expect(other.user.id).toBe(claimant.user.id);
  });

  it('lets somebody in whose address two strangers registered after them', async () => {
    const email = 'new-customer@example.com';
    const { user } = await register(app(), email);
    for (const password of ['the first trap of a stranger', 'the second trap of a stranger'])
      await register(app(), email, { password });
    for (let time = 1; time <= 7; time++) expect((await signIn(app(), email)).user.id).toBe(user.id);
  });

  it('tries no more than three accounts of an address, the one that confirmed it first', async () => {
    const email = 'many@example.com';
    const owner = await registerAndVerify(app(), email);
    const passwords = ['the first long password', 'the second long password', 'the third long password'];
    const claims: string[] = [];
    for (const password of passwords) claims.push((await register(app(), email, { password })).user.id);
    expect((await signIn(app(), email)).user.id).toBe(owner.userId);
    expect((await signIn(app(), email, passwords[2])).user.id).toBe(claims[2]);
    expect((await signIn(app(), email, passwords[1])).user.id).toBe(claims[1]);
    expect((await signIn(app(), email, passwords[0])).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
  });

  it('does not start a session with a password that was changed while it was being verified', async () => {
    const { userId, email } = await app().actors.make();
    const { passwords } = app().app.services;
    const newHash = await passwords.hash('a new password of theirs', waiterAt(null));
    const real = passwords.verify.bind(passwords);
    const verify = vi.spyOn(passwords, 'verify').mockImplementationOnce(async (...given) => {
      const result = await real(...given);
      await app().app.database.run(sql`update user set password_hash = ${newHash} where id = ${userId}`);
      return result;
    });
    const answer = await signIn(app(), email).finally(() => verify.mockRestore());
    expect(answer).toMatchObject({ session: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
  });

  it('refuses fields that are not part of the input, and signs nobody in', async () => {
    const { userId, email } = await app().actors.make();
    for (const extra of [{ role: 'ADMIN' }, { status: 'ACTIVE' }, { id: userId }]) {
      const input = { email, password: testPassword, ...extra };
      const { data, errors } = await sendMutation(app(), {}, 'signIn', input, 'session { accessToken }');
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect(await actionsOn(app(), userId)).toEqual([]);
  });
});

describe('the hash of a password', () => {
  const hashOf = async (userId: string) => {
    const [row] = await app().app.database.run<{ hash: string }>(
      sql`select password_hash as hash from user where id = ${userId}`,
    );
    return row!.hash;
  };

  it('is made again at the next sign-in once the cost is raised, also by two at once', async () => {
    const { userId, email } = await app().actors.make();
    expect(await hashOf(userId)).toMatch(/^\$2[aby]\$04\$/);
    const slower = await secondApp(app(), { bcryptCost: 5 });
    await signIn(slower, email, 'wrong password');
    expect(await hashOf(userId)).toMatch(/^\$2[aby]\$04\$/);
    const answers = await Promise.all([1, 2, 3].map(() => signIn(slower, email)));
    expect(answers.flatMap(answer => answer.userErrors)).toEqual([]);
    const raised = await hashOf(userId);
    expect(raised).toMatch(/^\$2[aby]\$05\$/);
    expect((await signIn(slower, email)).userErrors).toEqual([]);
    expect((await signIn(app(), email)).userErrors).toEqual([]);
    expect(await hashOf(userId)).toBe(raised);
  });
});

describe('a new device', () => {
  it('is told of by mail, and one that was used before is not', async () => {
    const { email } = await registerAndVerify(app(), 'device@example.com').then(() => ({
      email: 'device@example.com',
    }));
    const news = async () =>
      (await templatesTo(app(), email)).filter(template => template === 'accounts.new-sign-in').length;
    await signIn(app(), email);
    expect(await news()).toBe(0);
    await signIn(app(), email, testPassword, { 'user-agent': firefox });
    expect(await news()).toBe(1);
    await signIn(app(), email, testPassword, { 'user-agent': firefox.replaceAll('130', '131') });
    expect(await news()).toBe(1);
    await signIn(app(), email, testPassword, { 'user-agent': safari });
    expect(await news()).toBe(2);
    const mail = (await mailsTo(app(), email)).at(-1)!;
    expect(mail).toMatchObject({ subject: 'New sign-in to your account', toName: 'Anna' });
    expect(mail.text).toContain('Safari on macOS');
  });

  it('cannot put anything of its own into the mail', async () => {
    const email = 'evil-device@example.com';
    await registerAndVerify(app(), email);
    await signIn(app(), email, testPassword, { 'user-agent': '<a href="http://evil.example">click</a>' });
    const mail = (await mailsTo(app(), email)).at(-1)!;
    expect(mail.template).toBe('accounts.new-sign-in');
    expect(mail.html).not.toContain('<a href="http://evil.example"');
  });
});

describe('guessing a password', () => {
  const guess = (email: string, address?: string) =>
    sendMutation(
      app(),
      {},
      'signIn',
      { email, password: 'wrong password' },
      'session { accessToken }',
      address,
    );
  const codesOf = (answers: Awaited<ReturnType<typeof guess>>[]) =>
    answers.map(
      answer => answer.errors?.[0]?.extensions.code ?? answer.data.signIn.userErrors[0]?.code ?? 'OK',
    );

  it('has to wait from the sixth time on, and somebody is told', async () => {
    const { accessToken, userId, email } = await app().actors.make();
    const other = await app().actors.make();
    for (let time = 1; time <= 5; time++)
      expect(codesOf([await guess(email)])).toEqual(['INVALID_CREDENTIALS']);
    const { data, errors } = await guess(email.toUpperCase());
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 15 } }]);
    const right = await sendMutation(app(), {}, 'signIn', { email, password: testPassword }, 'user { id }');
    expect(codesOf([right])).toEqual(['RATE_LIMITED']);

    expect(await whoIs(app(), accessToken)).toBe(userId);
    expect((await signIn(app(), other.email)).user.id).toBe(other.userId);
    expect(await alertsAbout(app(), email)).toEqual(['MANY_FAILED_SIGN_INS_ACCOUNT']);
  });

  it('is verified five times at most, however many come at once', async () => {
    const { email } = await app().actors.make();
    const verify = vi.spyOn(app().app.services.passwords, 'verify');
    const answers = await Promise.all(Array.from({ length: 50 }, () => guess(email)));
    const verified = new Set(verify.mock.calls.map(([password]) => password));
    verify.mockRestore();
    const codes = codesOf(answers);
    expect([...verified]).toEqual(['wrong password']);
    expect(codes.filter(code => code === 'INVALID_CREDENTIALS')).toHaveLength(5);
    expect(codes.filter(code => code === 'RATE_LIMITED')).toHaveLength(45);
    for (const { errors } of answers) {
      const wait = errors?.[0]?.extensions.retryAfterSeconds ?? 15;
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(120);
    }
    expect(await alertsAbout(app(), email)).toEqual(['MANY_FAILED_SIGN_INS_ACCOUNT']);
  });

  it('counts also for an address that nobody has', async () => {
    const answers = [];
    for (let time = 1; time <= 6; time++) answers.push(await guess('ghost@example.com'));
    expect(codesOf(answers).at(-1)).toBe('RATE_LIMITED');
  });

  it('is not made harder by signing in successfully', async () => {
    const { email } = await app().actors.make();
    for (let time = 1; time <= 8; time++) expect((await signIn(app(), email)).userErrors).toEqual([]);
    for (let round = 1; round <= 3; round++) {
      for (let time = 1; time <= 4; time++)
        expect(codesOf([await guess(email)])).toEqual(['INVALID_CREDENTIALS']);
      expect((await signIn(app(), email)).userErrors).toEqual([]);
    }
  });

  it("is not made easier by signing in to an account of one's own that claims the same address", async () => {
    const email = 'victim@example.com';
    await registerAndVerify(app(), email);
    await register(app(), email, { password: 'the trap of a stranger' });
    const answers = [];
    for (let time = 1; time <= 9; time++) {
      answers.push(await guess(email));
      if (time % 3 === 0)
        await sendMutation(app(), {}, 'signIn', { email, password: 'the trap of a stranger' }, 'user { id }');
    }
    expect(codesOf(answers)).toContain('RATE_LIMITED');
  });

  it("of one claim is not made easier by signing in to one's own, while nobody has confirmed the address", async () => {
    const email = 'claimed-twice@example.com';
    await register(app(), email);
    await register(app(), email, { password: 'the trap of a stranger' });
    const answers = [];
    for (let time = 1; time <= 9; time++) {
      answers.push(await guess(email));
      if (time % 3 === 0)
        await sendMutation(app(), {}, 'signIn', { email, password: 'the trap of a stranger' }, 'user { id }');
    }
    expect(codesOf(answers)).toContain('RATE_LIMITED');
  });

  it('of many accounts from one address has to wait as well', async () => {
    const answers = [];
    for (let time = 1; time <= 31; time++)
      answers.push(await guess(`crowd${time}@example.com`, '192.0.2.66'));
    expect(codesOf(answers.slice(0, 30))).toEqual(Array(30).fill('INVALID_CREDENTIALS'));
    expect(answers.at(-1)!.errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 30 } },
    ]);
    expect(await alertsAbout(app(), '192.0.2.66')).toEqual(['MANY_FAILED_SIGN_INS_ADDRESS']);
    expect(codesOf([await guess('crowd1@example.com')])).toEqual(['INVALID_CREDENTIALS']);
  });

  it('has to wait for addresses of any length and letters', async () => {
    const answers = [];
    for (let time = 1; time <= 6; time++) answers.push(await guess('İ'.repeat(254)));
    expect(codesOf(answers).at(-1)).toBe('RATE_LIMITED');
  });
});
