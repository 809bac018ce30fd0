import { describe, expect, it } from 'vitest';
import { rawSql, sql } from '../../../../src/platform/database/sql.ts';
import { testPassword } from '../../../kit/actors.ts';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { verifyAuditLog } from '../../../kit/audit-log.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { sentMails } from '../../../kit/mailbox.ts';

const app = useApp();

const change = (name: string, input: object, actor = 'admin') =>
  app().mutate(name, input, '__typename', actor);
const remove = (userId: string, more: object = {}) =>
  app().mutate('deleteUser', { userId, ...more }, 'deletedUserId', 'admin');
const verify = () => verifyAuditLog(app(), 'intact problems { kind }');

/** The token of the last mail of a kind to an address, once all background work is done. */
async function tokenFor(email: string, template: string): Promise<string> {
  await app().work();
  const mails = await sentMails(app());
  const mail = mails.findLast(one => one.to === email && one.template === template)!;
  return /[?]token=([\w-]{43})$/m.exec(mail.text)![1]!;
}

/** The tables in which one of these texts stands, whatever its case. */
async function tablesWith(...texts: string[]): Promise<string[]> {
  const found: string[] = [];
  const { database } = app().app;
  const tables = new Set([...database.metadata.getAll().values()].map(meta => meta.tableName));
  for (const table of [...tables].filter(Boolean)) {
    const rows = await database.run(sql`select * from ${rawSql(`\`${table}\``)}`);
    const all = JSON.stringify(rows).toLowerCase();
    if (texts.some(text => all.includes(text.toLowerCase()))) found.push(table);
  }
  return found.toSorted();
}

describe('deleteUser', () => {
  it('takes away one’s own account, ends its sessions, and keeps the customer', async () => {
    const person = await makeShopper(app());
    const elsewhere = await app().actors.signIn(person.userId);
    const { deletedUserId, userErrors } = await as(app(), person).mutate(
      'deleteUser',
      { userId: person.userId },
      'deletedUserId',
    );
    expect(userErrors).toEqual([]);
    expect(deletedUserId).toBe(person.userId);
    for (const session of [person, elsewhere])
      expect(codeOf(await as(app(), session).send('{ me { id } }'))).toBe('UNAUTHENTICATED');
    const signIn = { email: person.email, password: testPassword };
    expect((await change('signIn', signIn, 'guest')).userErrors).toMatchObject([
      { code: 'INVALID_CREDENTIALS' },
    ]);
    const found = await app().ask(
      'manager',
      `{ user(id: "${person.userId}") { id } customer(id: "${person.customerId}") { id }
         users(filter: { deleted: true, search: "${person.email}" }) { nodes { id deletedAt email } } }`,
    );
    expect(found).toEqual({
      user: null,
      customer: { id: person.customerId },
      users: {
        nodes: [{ id: person.userId, deletedAt: expect.stringMatching(/^2026-03-01/), email: person.email }],
      },
    });
  });

  it('is for others only with USERS_MANAGE', async () => {
    const { userId } = await app().actors.make();
    for (const [actor, code] of [
      ['guest', 'UNAUTHENTICATED'],
      ['customer', 'FORBIDDEN'],
      ['manager', 'FORBIDDEN'],
    ] as const)
      expect(
        codeOf(
          await app().send(
            actor,
            `mutation { deleteUser(input: { userId: "${userId}" }) { deletedUserId } }`,
          ),
        ),
      ).toBe(code);
    expect((await remove(userId)).userErrors).toEqual([]);
    expect((await remove(userId)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['userId'] }]);
  });

  it('sets the address free for whoever confirms it next', async () => {
    const person = await app().actors.make({ email: 'free@example.com' });
    await remove(person.userId);
    const next = await makeShopper(app(), { email: 'Free@example.com' });
    const token = await tokenFor('Free@example.com', 'accounts.welcome');
    expect((await as(app(), next).mutate('verifyEmail', { token }, 'user { id }')).userErrors).toEqual([]);
    expect(await as(app(), next).ask('{ me { emailVerifiedAt } }')).toEqual({
      me: { emailVerifiedAt: expect.stringMatching(/^2026/) },
    });
  });

  it('makes the tokens of earlier mails worthless', async () => {
    const person = await makeShopper(app());
    const token = await tokenFor(person.email, 'accounts.welcome');
    await remove(person.userId);
    expect((await change('verifyEmail', { token }, 'guest')).userErrors).toMatchObject([
      { code: 'TOKEN_INVALID' },
    ]);
  });
});

describe('deleteUser with anonymize', () => {
  const details = {
    name: 'Zebulon Quarkstein',
    phone: '+49 0172 5557775557',
    email: 'zebulon@quark.example',
  };
  const traces = ['zebulon', 'quark', '5557775557', 'Teststraße', 'Kevelaer'];

  /** Somebody who left traces wherever one can. */
  async function makeVisible() {
    const person = await makeShopper(app(), details);
    const { mutate } = as(app(), person);
    const token = await tokenFor(details.email, 'accounts.welcome');
    await mutate('verifyEmail', { token }, '__typename');
    const address = { line1: 'Teststraße 7', city: 'Kevelaer' };
    await mutate('updateProfile', { name: details.name, address }, '__typename');
    const { customerId } = person;
    await change('updateCustomer', { customerId, contactName: 'Zebulon Q.' }, 'staff');
    await change('requestPasswordReset', { email: details.email }, 'guest');
    await change('signIn', { email: details.email, password: 'wrong wrong wrong' }, 'guest');
    await change('signIn', { email: details.email, password: testPassword }, 'guest');
    await app().work();
    expect(await tablesWith(...traces)).toEqual(
      expect.arrayContaining(['audit_entry', 'customer', 'email_message', 'user']),
    );
    return person;
  }

  it('leaves no trace of them, an empty customer, and an audit log that verifies', async () => {
    const other = await makeShopper(app(), { name: 'Bystander' });
    const person = await makeVisible();
    const { userErrors } = await as(app(), person).mutate(
      'deleteUser',
      { userId: person.userId, anonymize: true },
      'deletedUserId',
    );
    expect(userErrors).toEqual([]);
    await app().work();
    expect(await tablesWith(...traces)).toEqual([]);

    const rows = await app().app.database.run<Record<string, unknown>>(
      sql`select name, contact_name as contactName, email, phone, street, city, code from customer where id = ${person.customerId}`,
    );
    expect(rows).toEqual([
      {
        name: 'Deleted customer',
        contactName: null,
        email: null,
        phone: null,
        street: null,
        city: null,
        code: expect.stringMatching(/^C-/),
      },
    ]);
    const { users, auditLog } = await app().ask(
      'manager',
      `{ users(filter: { deleted: true, search: "Deleted user" }) { nodes { id name phone emailVerifiedAt sessions { id } } }
         auditLog(filter: { targetId: "${person.userId}" }) { nodes { action changes facts ip userAgent } } }`,
    );
    expect(users.nodes).toEqual([
      { id: person.userId, name: 'Deleted user', phone: null, emailVerifiedAt: null, sessions: [] },
    ]);
    expect(auditLog.nodes.map((entry: { action: string }) => entry.action)).toEqual(
      expect.arrayContaining(['user.registered', 'user.updated', 'user.anonymized']),
    );
    for (const entry of auditLog.nodes)
      expect(entry).toMatchObject({ changes: null, ip: null, userAgent: null });
    expect(await verify()).toEqual({ intact: true, problems: [] });
    expect(await as(app(), other).ask('{ me { name email customer { name } } }')).toEqual({
      me: { name: 'Bystander', email: other.email, customer: { name: 'Bystander' } },
    });
  });

  it('sets the address free, which can be registered and confirmed again', async () => {
    const again = await makeShopper(app(), details);
    const token = await tokenFor(details.email, 'accounts.welcome');
    expect((await as(app(), again).mutate('verifyEmail', { token }, 'user { id }')).userErrors).toEqual([]);
    expect(await as(app(), again).ask('{ me { email emailVerifiedAt } }')).toEqual({
      me: { email: details.email, emailVerifiedAt: expect.stringMatching(/^2026/) },
    });
  });

  it('works for others, for somebody who was deleted before, and a second time', async () => {
    const person = await makeShopper(app(), { name: 'Yolanda Vermeer', email: 'yolanda@vermeer.example' });
    await app().work();
    await remove(person.userId);
    expect(await tablesWith('vermeer')).toEqual(expect.arrayContaining(['audit_entry', 'customer', 'user']));
    expect((await remove(person.userId, { anonymize: true })).userErrors).toEqual([]);
    expect(await tablesWith('vermeer', 'yolanda')).toEqual([]);
    expect((await remove(person.userId, { anonymize: true })).userErrors).toEqual([]);
    expect(await verify()).toEqual({ intact: true, problems: [] });
  });

  it('erases mails that wait as well, which then never go', async () => {
    const person = await makeShopper(app(), { name: 'Xaver Hurry', email: 'xaver@hurry.example' });
    await as(app(), person).mutate('deleteUser', { userId: person.userId, anonymize: true }, 'deletedUserId');
    await app().work();
    const mails = await sentMails(app());
    expect(mails.filter(mail => mail.to === 'xaver@hurry.example')).toEqual([]);
    expect(await tablesWith('xaver', 'hurry')).toEqual([]);
  });

  it('erases who was a customer that is deleted', async () => {
    const person = await makeShopper(app(), { name: 'Wanda Quick', email: 'wanda@quick.example' });
    await change('deleteCustomer', { customerId: person.customerId }, 'staff');
    await remove(person.userId, { anonymize: true });
    await app().work();
    expect(await tablesWith('wanda')).toEqual([]);
    expect(await verify()).toEqual({ intact: true, problems: [] });
  });

  it('leaves the mails of somebody who has confirmed the address that somebody else only claimed', async () => {
    const owner = await app().actors.make({ email: 'owner@example.com' });
    await change('requestPasswordReset', { email: owner.email }, 'guest');
    await app().work();
    const unverifiedClaimant = await makeShopper(app(), { email: owner.email });
    await remove(unverifiedClaimant.userId, { anonymize: true });
    await app().work();
    const { emails } = await app().ask(
      'manager',
      `{ emails(filter: { to: "${owner.email}" }) { nodes { template status } } }`,
    );
    expect(emails.nodes).toContainEqual({ template: 'accounts.reset-password', status: 'SENT' });
  });
});
