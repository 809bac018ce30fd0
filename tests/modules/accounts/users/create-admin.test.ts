import { expect, it } from 'vitest';
import { createAdmin } from '../../../../src/modules/accounts/users/create-admin.ts';
import { useApp } from '../../../kit/app.ts';
import { actionsOn } from '../../../kit/audit-log.ts';
import { makeProtectedPerson } from '../../../kit/authenticator.ts';
import { signIn } from '../../../kit/sessions.ts';

const app = useApp();
const admin = { email: 'owner@example.com', name: 'Olga Owner', password: 'a long enough password' };

const signedIn = async (password: string) => {
  const { data } = await app().send(
    'guest',
    `mutation ($input: SignInInput!) { signIn(input: $input) {
      user { name roles { name } } userErrors { code } } }`,
    { input: { email: admin.email, password } },
  );
  return data.signIn;
};

it('makes an account with a confirmed address, which signs in as an administrator', async () => {
  expect(await createAdmin(app().context(), admin)).toMatchObject({ isNew: true });
  expect(await signedIn(admin.password)).toMatchObject({
    user: { name: 'Olga Owner', roles: [{ name: 'Administrator' }] },
    userErrors: [],
  });
});

it('gives somebody who has an account the role and the new password', async () => {
  const password = 'another long password';
  expect(await createAdmin(app().context(), { ...admin, password })).toMatchObject({ isNew: false });
  expect((await signedIn(admin.password)).userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }]);
  expect((await signedIn(password)).userErrors).toEqual([]);
});

it('keeps a second factor unless it is told to remove it, and says that there is one', async () => {
  const person = await makeProtectedPerson(app());
  const again = { ...admin, email: person.email };
  expect(await createAdmin(app().context(), again)).toMatchObject({ isNew: false, hasMfa: true });
  expect((await signIn(app(), person.email, admin.password)).session).toBeNull();
  expect(await createAdmin(app().context(), { ...again, resetMfa: true })).toMatchObject({ hasMfa: false });
  expect((await signIn(app(), person.email, admin.password)).session).not.toBeNull();
  expect(await actionsOn(app(), person.userId)).toContain('user.mfa-reset');
});

it.each([
  [{ email: 'not an address' }, 'INVALID_INPUT'],
  [{ password: 'short' }, 'WEAK_PASSWORD'],
])('refuses %o', async (changed, code) => {
  await expect(createAdmin(app().context(), { ...admin, ...changed })).rejects.toMatchObject({ code });
});
