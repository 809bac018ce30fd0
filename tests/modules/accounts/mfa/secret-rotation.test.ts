import { beforeAll, describe, expect, it } from 'vitest';
import { manifests } from '../../../../src/manifests.ts';
import { createAdmin } from '../../../../src/modules/accounts/users/create-admin.ts';
import { reseal } from '../../../../src/platform/sealing/reseal.ts';
import { unopenedSecrets } from '../../../../src/platform/sealing/unopened-secrets.ts';
import { testPassword } from '../../../kit/actors.ts';
import { type TestApp, useApp } from '../../../kit/app.ts';
import { makeProtectedPerson, nextCode, totpCode } from '../../../kit/authenticator.ts';
import { mailsTo } from '../../../kit/mails-to.ts';
import { mutate, sendMutation, signIn } from '../../../kit/sessions.ts';
import { secondApp } from '../sessions/support.ts';

const s1 = 'the first secret of this store, long enough';
const s2 = 'the second secret of this store, long enough';
const app = useApp({ authSecrets: [s1] });

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

/** Signs in at a server with the password and a code. */
async function complete(server: TestApp, { email }: { email: string }, code: string) {
  const { mfaChallenge } = await signIn(server, email);
  return sendMutation(
    server,
    {},
    'completeMfaChallenge',
    { token: mfaChallenge.token, code },
    'user { id } session { accessToken }',
  );
}

/** Signs in with a code of the authenticator, and that must work. */
async function signsIn(server: TestApp, person: Person): Promise<void> {
  const { data, errors } = await complete(server, person, nextCode(server, person.secret));
  expect(errors).toBeUndefined();
  expect(data.completeMfaChallenge).toMatchObject({ user: { id: person.userId }, userErrors: [] });
}

const sealedOf = async ({ userId }: Person) =>
  (await app().sql<{ sealed: string }>('select totp_secret as sealed from user where id = ?', [userId]))[0]!
    .sealed;

describe('a rotation of AUTH_SECRETS as docs/operations.md describes it', () => {
  it('lets somebody with a second factor sign in before, between, and after', async () => {
    const active = await makeProtectedPerson(app());
    const idle = await makeProtectedPerson(app());
    await signsIn(app(), active);
    await mutate(app(), {}, 'requestPasswordReset', { email: idle.email }, 'accepted');

    const between = await secondApp(app(), { authSecrets: [s2, s1] });
    const before = await sealedOf(active);
    await signsIn(between, active);
    expect(await sealedOf(active)).not.toBe(before);
    const results = await reseal(between.context());
    expect(results.find(({ column }) => column.purpose === 'totp-secret')).toMatchObject({
      read: 2,
      resealed: 1,
      unopened: 0,
    });

    const after = await secondApp(app(), { authSecrets: [s2] });
    expect(await unopenedSecrets(after.context())).toEqual([]);
    for (const person of [active, idle]) await signsIn(after, person);
    const { data } = await complete(after, idle, idle.recoveryCodes[0]!);
    expect(data.completeMfaChallenge.user).toEqual({ id: idle.userId });
    // The mail that waited since the first secret is sent.
    expect((await mailsTo(after, idle.email)).map(({ template }) => template)).toContain(
      'accounts.reset-password',
    );
  });

  it('loses nobody who signs in meanwhile', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => makeProtectedPerson(app())));
    const between = await secondApp(app(), { authSecrets: [s2, s1] });
    app().clock.advance(60_000);
    const signIns = people.map(person => complete(between, person, totpCode(between, person.secret)));
    const [, ...answers] = await Promise.all([reseal(between.context()), ...signIns]);
    expect(answers.map(({ data }) => data.completeMfaChallenge.userErrors)).toEqual(people.map(() => []));
    const after = await secondApp(app(), { authSecrets: [s2] });
    await reseal(between.context());
    for (const person of people) await signsIn(after, person);
  });

  it('keeps what is sealed in the columns that the manifests list', async () => {
    const columns = manifests.flatMap(manifest => manifest.sealedColumns ?? []);
    const listed = columns.map(({ entity, property }) => {
      const { tableName, properties } = app().database.metadataOf(entity);
      return `${tableName}.${properties[property]!.fieldNames[0]}`;
    });
    const found = new Set<string>();
    for (const { tableName } of manifests
      .flatMap(manifest => manifest.entities ?? [])
      .map(entity => app().database.metadataOf(entity)))
      for (const row of await app().sql(`select * from ${tableName}`))
        for (const [column, value] of Object.entries(row))
          if (String(value).startsWith('eyJhbGciOiJkaXIi')) found.add(`${tableName}.${column}`);
    expect(listed).toEqual(expect.arrayContaining([...found]));
    expect([...found]).toContain('user.totp_secret');
  });
});

describe('a store whose secret is lost', () => {
  let without: TestApp;
  let person: Person;
  beforeAll(async () => {
    person = await makeProtectedPerson(app());
  });
  const unreadable = {
    session: null,
    userErrors: [
      { code: 'MFA_UNREADABLE', path: ['code'], message: expect.stringContaining('recovery code') },
    ],
  };

  it('says so, answers a code with what to do, and does not count it as a guess', async () => {
    without = await secondApp(app(), { authSecrets: [s2] });
    expect(await unopenedSecrets(without.context())).toEqual([
      expect.stringMatching(/opens \d+ of \d+ second factors/),
    ]);
    for (let time = 1; time <= 7; time++) {
      const { data } = await complete(without, person, nextCode(without, person.secret));
      expect(data.completeMfaChallenge).toMatchObject(unreadable);
    }
  });

  it('lets in by a recovery code, once, and whoever is in can set up a new authenticator', async () => {
    without = await secondApp(app(), { authSecrets: [s2] });
    const [first, second, third] = person.recoveryCodes as [string, string, string];
    const { data } = await complete(without, person, first);
    expect(data.completeMfaChallenge).toMatchObject({ user: { id: person.userId }, userErrors: [] });
    const again = await complete(without, person, first);
    expect(again.data.completeMfaChallenge.userErrors).toMatchObject([{ code: 'INVALID_CODE' }]);

    const headers = { authorization: `Bearer ${data.completeMfaChallenge.session.accessToken}` };
    const secretAndCode = { password: testPassword, code: nextCode(without, person.secret) };
    for (const name of ['disableMfa', 'regenerateRecoveryCodes'])
      expect((await mutate(without, headers, name, secretAndCode, '__typename')).userErrors).toMatchObject([
        { code: 'MFA_UNREADABLE' },
      ]);
    const renewed = await mutate(
      without,
      headers,
      'regenerateRecoveryCodes',
      { password: testPassword, code: second },
      'recoveryCodes',
    );
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect((await complete(without, person, third)).data.completeMfaChallenge.session).toBeNull();
    const { userErrors } = await mutate(
      without,
      headers,
      'disableMfa',
      { password: testPassword, code: renewed.recoveryCodes[0] },
      'user { mfaEnabled }',
    );
    expect(userErrors).toEqual([]);
  });

  it('lets an administrator reset the second factor, and the command line that of the administrator', async () => {
    const other = await makeProtectedPerson(app());
    without = await secondApp(app(), { authSecrets: [s2] });
    const admin = await without.actors.make({ roles: ['ADMIN'], email: 'rescuer@example.com' });
    const input = { userId: other.userId };
    const reset = await mutate(without, admin.headers, 'resetMfa', input, 'user { id mfaEnabled }');
    expect(reset).toEqual({ user: { id: other.userId, mfaEnabled: false }, userErrors: [] });
    expect((await signIn(without, other.email)).session).not.toBeNull();

    const stuck = await makeProtectedPerson(app());
    const password = 'a password from the console';
    const owner = { email: stuck.email, name: 'Owner', password };
    expect(await createAdmin(without.context(), owner)).toMatchObject({ isNew: false, hasMfa: true });
    expect(await createAdmin(without.context(), { ...owner, resetMfa: true })).toMatchObject({
      hasMfa: false,
    });
    expect((await signIn(without, stuck.email, password)).session).not.toBeNull();
  });
});
