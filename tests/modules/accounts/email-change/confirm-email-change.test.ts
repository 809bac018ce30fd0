import { beforeEach, describe, expect, it } from 'vitest';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { codesOf } from '../../../kit/codes.ts';
import { mailedToken, mailsTo, templatesTo } from '../../../kit/mails-to.ts';
import { type Headers, mutate, register, registerAndVerify, signIn, whoIs } from '../../../kit/sessions.ts';
import { dayMs } from '../../../kit/time.ts';

const app = useApp();
let count = 0;
let person: Awaited<ReturnType<typeof registerAndVerify>>;
let oldEmail: string;
let newEmail: string;

beforeEach(async () => {
  count++;
  oldEmail = `Old${count}@example.com`;
  newEmail = `New${count}@Example.com`;
  person = await registerAndVerify(app(), oldEmail);
});

async function request(headers: Headers = person.headers, to = newEmail): Promise<string> {
  const input = { newEmail: to, password: testPassword };
  expect(codesOf(await mutate(app(), headers, 'requestEmailChange', input, 'user { id }'))).toEqual([]);
  return mailedToken(app(), to, 'accounts.confirm-email-change');
}

const confirm = (token: string, headers: Headers = {}) =>
  mutate(
    app(),
    headers,
    'confirmEmailChange',
    { token },
    'user { id email pendingEmail emailVerifiedAt customer { email } }',
  );

describe('confirmEmailChange', () => {
  it('changes the address, also of the customer, and tells the old one', async () => {
    const token = await request();
    app().clock.advance(60_000);
    const { user, userErrors } = await confirm(token);
    expect(userErrors).toEqual([]);
    expect(user).toEqual({
      id: person.userId,
      email: newEmail,
      pendingEmail: null,
      emailVerifiedAt: expect.stringMatching(/^2026-03-01T12:01/),
      customer: { email: newEmail },
    });
    const told = (await mailsTo(app(), oldEmail, 'accounts.email-changed'))[0]!;
    expect(told.text).toContain(newEmail);
    expect(codesOf(await signIn(app(), oldEmail))).toEqual(['INVALID_CREDENTIALS']);
    expect((await signIn(app(), newEmail)).user.id).toBe(person.userId);
  });

  it('leaves an address of the customer that the staff wrote down', async () => {
    const { me } = (await app().sendWith(person.headers, '{ me { customer { id } } }')).data;
    const input = { customerId: me.customer.id, email: 'office@example.com' };
    await app().mutate('updateCustomer', input, 'customer { id }', 'staff');
    const { user } = await confirm(await request());
    expect(user).toMatchObject({ email: newEmail, customer: { email: 'office@example.com' } });
  });

  it('changes the address of the staff member, who has the same', async () => {
    const seller = await app().actors.make({ email: `works${count}@example.com`, roles: ['STAFF'] });
    const member = { userId: seller.userId, name: 'Sam', email: seller.email };
    const { staffMember } = await app().mutate('createStaffMember', member, 'staffMember { id }', 'admin');
    await confirm(await request(seller.headers, `moved${count}@example.com`));
    await app().work();
    const query = `{ staffMember(id: "${staffMember.id}") { email } }`;
    expect((await app().ask('admin', query)).staffMember.email).toBe(`moved${count}@example.com`);
  });

  it('ends the other sessions and keeps the one that confirms', async () => {
    const other = await app().actors.signIn(person.userId);
    await confirm(await request(), person.headers);
    expect(await whoIs(app(), person.accessToken)).toBe(person.userId);
    expect(await whoIs(app(), other.accessToken)).toBe('UNAUTHENTICATED');
  });

  it('without a session of the account it ends all', async () => {
    const somebodyElse = await app().actors.make();
    await confirm(await request(), somebodyElse.headers);
    expect(await whoIs(app(), person.accessToken)).toBe('UNAUTHENTICATED');
    expect(await whoIs(app(), somebodyElse.accessToken)).toBe(somebodyElse.userId);
  });

  it('makes tokens worthless that went to the old address', async () => {
    await mutate(app(), {}, 'requestPasswordReset', { email: oldEmail }, 'accepted');
    const reset = await mailedToken(app(), oldEmail, 'accounts.reset-password');
    await confirm(await request());
    const input = { token: reset, newPassword: 'another four words' };
    expect(codesOf(await mutate(app(), {}, 'resetPassword', input, 'user { id }'))).toEqual([
      'TOKEN_INVALID',
    ]);
  });

  it.each([
    ['that was used', async (token: string) => void (await confirm(token))],
    ['of more than a day ago', async () => void app().clock.advance(dayMs + 1)],
  ])('refuses a token %s', async (_what, meanwhile) => {
    const token = await request();
    await meanwhile(token);
    const { user, userErrors } = await confirm(token);
    expect(user).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'TOKEN_INVALID', path: ['token'] }]);
  });

  it('takes no token of another kind, and no other mutation takes this one', async () => {
    const { session } = await register(app(), `fresh${count}@example.com`);
    expect(session).not.toBeNull();
    const welcome = await mailedToken(app(), `fresh${count}@example.com`, 'accounts.welcome');
    expect(codesOf(await confirm(welcome))).toEqual(['TOKEN_INVALID']);
    const token = await request();
    expect(codesOf(await mutate(app(), {}, 'verifyEmail', { token }, 'user { id }'))).toEqual([
      'TOKEN_INVALID',
    ]);
    const reset = { token, newPassword: 'another four words' };
    expect(codesOf(await mutate(app(), {}, 'resetPassword', reset, 'user { id }'))).toEqual([
      'TOKEN_INVALID',
    ]);
  });

  it('gives way to an account that confirmed the address first', async () => {
    const token = await request();
    await registerAndVerify(app(), newEmail);
    expect(codesOf(await confirm(token))).toEqual(['EMAIL_TAKEN']);
    const { me } = (await app().sendWith(person.headers, '{ me { email } }')).data;
    expect(me.email).toBe(oldEmail);
  });

  it('wins over accounts that only claim the address', async () => {
    const claim = await register(app(), newEmail);
    await app().work();
    expect(codesOf(await confirm(await request()))).toEqual([]);
    expect((await signIn(app(), newEmail)).user.id).toBe(person.userId);
    expect(claim.user.id).not.toBe(person.userId);
  });

  it('confirms an account whose first address was a typing error', async () => {
    const { user, session } = await register(app(), `typo${count}@example.com`);
    await app().work();
    const headers = { authorization: `Bearer ${session.accessToken}` };
    const changed = await confirm(await request(headers, `right${count}@example.com`), headers);
    expect(changed.user).toMatchObject({ id: user.id, email: `right${count}@example.com` });
    expect(changed.user.emailVerifiedAt).not.toBeNull();
    expect(await templatesTo(app(), `typo${count}@example.com`)).toEqual(['accounts.welcome']);
  });

  it('frees the old address', async () => {
    await confirm(await request());
    const next = await registerAndVerify(app(), oldEmail);
    expect(next.userId).not.toBe(person.userId);
  });

  it('is in the audit log, with both addresses', async () => {
    await confirm(await request());
    const query = `{ auditLog(first: 20, filter: { targetId: "${person.userId}" }) { nodes { action changes actor { id } } } }`;
    const { auditLog } = await app().ask('manager', query);
    const actions = auditLog.nodes.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(expect.arrayContaining(['user.email-change-requested', 'user.email-changed']));
    const entry = auditLog.nodes.find(({ action }: { action: string }) => action === 'user.email-changed');
    expect(entry.changes.email).toEqual({ before: oldEmail, after: newEmail });
    expect(entry.actor).toEqual({ id: person.userId });
  });

  it('raises an alert about somebody who works in the store, and none about a customer', async () => {
    await confirm(await request());
    const seller = await app().actors.make({ email: `seller${count}@example.com`, roles: ['STAFF'] });
    await confirm(await request(seller.headers, `seller-new${count}@example.com`));
    const { securityAlerts } = await app().ask('manager', '{ securityAlerts { nodes { kind subject } } }');
    const kinds = securityAlerts.nodes.filter(({ kind }: { kind: string }) => kind === 'EMAIL_CHANGED');
    expect(kinds.map(({ subject }: { subject: string }) => subject)).toContain(seller.userId);
    expect(kinds.map(({ subject }: { subject: string }) => subject)).not.toContain(person.userId);
  });

  it('is erased with the person, also at the address that they had before', async () => {
    await confirm(await request());
    await app().work();
    const { headers } = await app().actors.signIn(person.userId);
    await mutate(app(), headers, 'deleteUser', { userId: person.userId, anonymize: true }, 'deletedUserId');
    await app().work();
    const [{ changes }] = (await app().sql('select count(*) as changes from email_change where user_id = ?', [
      person.userId,
    ])) as [{ changes: number }];
    expect(Number(changes)).toBe(0);
    const left = await app().sql('select id from email_message where lower(to_address) in (?, ?)', [
      oldEmail.toLowerCase(),
      newEmail.toLowerCase(),
    ]);
    expect(left).toEqual([]);
  });
});
