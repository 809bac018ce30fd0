import { beforeEach, describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { codesOf } from '../../../kit/codes.ts';
import { mailedToken, mailsTo, templatesTo } from '../../../kit/mails-to.ts';
import { mutate, register, registerAndVerify, whoIs } from '../../../kit/sessions.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();
let count = 0;
let person: Awaited<ReturnType<typeof registerAndVerify>>;
let oldEmail: string;
let newEmail: string;

beforeEach(async () => {
  count++;
  oldEmail = `old${count}@example.com`;
  newEmail = `new${count}@example.com`;
  person = await registerAndVerify(app(), oldEmail);
});

const request = (input: object = {}, headers = person.headers) =>
  mutate(
    app(),
    headers,
    'requestEmailChange',
    { newEmail, password: testPassword, ...input },
    'user { email pendingEmail }',
  );

const pending = async (headers = person.headers) =>
  (await app().sendWith(headers, '{ me { email pendingEmail } }')).data.me;

describe('requestEmailChange', () => {
  it('changes nothing yet, mails a token to the new address, and warns the old one', async () => {
    const { user, userErrors } = await request();
    expect(userErrors).toEqual([]);
    expect(user).toEqual({ email: oldEmail, pendingEmail: newEmail });
    const [mail] = await mailsTo(app(), newEmail);
    expect(mail).toMatchObject({ template: 'accounts.confirm-email-change', toName: 'Anna' });
    expect(await mailedToken(app(), newEmail, 'accounts.confirm-email-change')).toHaveLength(43);
    const warning = (await mailsTo(app(), oldEmail, 'accounts.email-change-requested'))[0]!;
    expect(warning.text).toContain(newEmail);
    expect(warning.text).not.toMatch(/[\w-]{43}/);
  });

  it('answers the same for an address that has an account, whose owner gets another mail', async () => {
    await registerAndVerify(app(), newEmail);
    const { user, userErrors } = await request();
    expect(userErrors).toEqual([]);
    expect(user).toEqual({ email: oldEmail, pendingEmail: newEmail });
    const mails = await mailsTo(app(), newEmail);
    expect(mails.at(-1)!.template).toBe('accounts.address-in-use');
    expect(mails.at(-1)!.text).not.toMatch(/[\w-]{43}/);
    expect(mails.map(({ template }) => template)).not.toContain('accounts.confirm-email-change');
  });

  it('needs the password', async () => {
    const { user, userErrors } = await request({ password: 'not the password' });
    expect(user).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS', path: ['password'] }]);
    expect(await pending()).toEqual({ email: oldEmail, pendingEmail: null });
    expect(await templatesTo(app(), newEmail)).toEqual([]);
  });

  it.each([
    ['the address that it has', () => oldEmail, 'ALREADY_DONE'],
    ['the same in capitals', () => oldEmail.toUpperCase(), 'ALREADY_DONE'],
    ['what is no address', () => 'nobody', 'INVALID_INPUT'],
  ])('refuses %s', async (_what, address, code) => {
    const { userErrors } = await request({ newEmail: address() });
    expect(userErrors).toMatchObject([{ code, path: ['newEmail'] }]);
  });

  it('replaces a change that is pending, whose token stops working', async () => {
    await request();
    const token = await mailedToken(app(), newEmail, 'accounts.confirm-email-change');
    const other = `other${count}@example.com`;
    await request({ newEmail: other });
    expect(await pending()).toEqual({ email: oldEmail, pendingEmail: other });
    const payload = await mutate(app(), {}, 'confirmEmailChange', { token }, 'user { id }');
    expect(codesOf(payload)).toEqual(['TOKEN_INVALID']);
  });

  it('a change that was replaced before its mail went out is not mailed', async () => {
    await request();
    await request({ newEmail: `other${count}@example.com` });
    expect(await templatesTo(app(), newEmail)).toEqual([]);
  });

  it('is no longer shown after a day', async () => {
    await request();
    app().clock.advance(dayMs + 1);
    const { headers } = await app().actors.signIn(person.userId);
    expect(await pending(headers)).toEqual({ email: oldEmail, pendingEmail: null });
  });

  it('is limited for each account', async () => {
    for (let n = 0; n < 3; n++) await request({ newEmail: `many${n}-${count}@example.com` });
    const { errors } = await app().sendWith(
      person.headers,
      'mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { user { id } } }',
      { input: { newEmail: `many4-${count}@example.com`, password: testPassword } },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });

  it('does not write to an old address that was never confirmed: it may be a stranger’s', async () => {
    const typo = `typo${count}@example.com`;
    const { session } = await register(app(), typo);
    await app().work();
    const headers = { authorization: `Bearer ${session.accessToken}` };
    await request({ newEmail: `right${count}@example.com` }, headers);
    expect(await templatesTo(app(), typo)).toEqual(['accounts.welcome']);
    expect(await templatesTo(app(), `right${count}@example.com`)).toEqual(['accounts.confirm-email-change']);
  });

  it('nobody but the user and holders of USERS_VIEW sees the pending address', async () => {
    await request();
    const query = `{ user(id: "${person.userId}") { pendingEmail } }`;
    expect((await app().ask('manager', query)).user).toEqual({ pendingEmail: newEmail });
    expect((await app().ask('customer', query)).user).toBeNull();
  });
});

describe('what ends a pending change', () => {
  async function tokenOfRequest(): Promise<string> {
    await request();
    return mailedToken(app(), newEmail, 'accounts.confirm-email-change');
  }

  async function expectGone(token: string): Promise<void> {
    const payload = await mutate(app(), {}, 'confirmEmailChange', { token }, 'user { id }');
    expect(codesOf(payload)).toEqual(['TOKEN_INVALID']);
  }

  it('cancelEmailChange, once', async () => {
    const token = await tokenOfRequest();
    const cancel = () => mutate(app(), person.headers, 'cancelEmailChange', null, 'user { pendingEmail }');
    expect(await cancel()).toEqual({ user: { pendingEmail: null }, userErrors: [] });
    await expectGone(token);
    expect(codesOf(await cancel())).toEqual(['ALREADY_DONE']);
  });

  it('a new password by mail, with which the owner answers the warning', async () => {
    const token = await tokenOfRequest();
    await mutate(app(), {}, 'requestPasswordReset', { email: oldEmail }, 'accepted');
    const reset = await mailedToken(app(), oldEmail, 'accounts.reset-password');
    await mutate(
      app(),
      {},
      'resetPassword',
      { token: reset, newPassword: 'another four words' },
      'user { id }',
    );
    await expectGone(token);
  });

  it('a changed password', async () => {
    const token = await tokenOfRequest();
    const input = { currentPassword: testPassword, newPassword: 'another four words' };
    await mutate(app(), person.headers, 'changePassword', input, 'user { id }');
    await expectGone(token);
  });

  it('signing out everywhere', async () => {
    const token = await tokenOfRequest();
    await mutate(app(), person.headers, 'revokeAllSessions', { keepCurrent: true }, 'endedCount');
    expect(await whoIs(app(), person.accessToken)).toBe(person.userId);
    await expectGone(token);
  });

  it('a suspension', async () => {
    const token = await tokenOfRequest();
    const status = (to: string) =>
      app().mutate('updateUserStatus', { userId: person.userId, status: to }, 'user { id }', 'admin');
    await status('SUSPENDED');
    await status('ACTIVE');
    await expectGone(token);
  });

  it('the deletion of the account', async () => {
    const token = await tokenOfRequest();
    await mutate(app(), person.headers, 'deleteUser', { userId: person.userId }, 'deletedUserId');
    await expectGone(token);
  });
});
