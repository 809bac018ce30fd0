import { describe, expect, it } from 'vitest';
import { throttleLimits } from '../../../../src/modules/accounts/throttle-limits.ts';
import { sql } from '../../../../src/platform/database/sql.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { mailedToken } from '../../../kit/mails-to.ts';
import { mutate, registerAndVerify, registerNewcomer, sendMutation } from '../../../kit/sessions.ts';

const app = useApp();

const verify = (token: string, address?: string) =>
  mutate(app(), {}, 'verifyEmail', { token }, 'user { id email emailVerifiedAt }', address);
const verifiedAtOf = async (userId: string) =>
  (await app().ask('manager', `{ user(id: "${userId}") { emailVerifiedAt } }`)).user.emailVerifiedAt;
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
