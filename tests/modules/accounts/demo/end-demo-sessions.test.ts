import { beforeAll, expect, it } from 'vitest';
import { createDemoStore } from '../../../../src/demo.ts';
import { demoAccounts } from '../../../../src/modules/accounts/demo/demo-accounts.ts';
import { endDemoSessions } from '../../../../src/modules/accounts/demo/end-demo-sessions.ts';
import { demoPassword } from '../../../../src/modules/accounts/passwords/demo-password.ts';
import { useApp } from '../../../kit/app.ts';
import { refresh, registerAndVerify, signIn, whoIs } from '../../../kit/sessions.ts';

const app = useApp();
beforeAll(() => createDemoStore(app().app));

const signInToDemo = async (index = 0) =>
  (await signIn(app(), demoAccounts[index]!.email, demoPassword)).session;

it('ends the sessions of a store whose demo accounts are signed in: theirs, and all others', async () => {
  const [admin, customer] = [await signInToDemo(0), await signInToDemo(3)];
  const other = await registerAndVerify(app(), 'anna@example.com');
  expect(await whoIs(app(), other.accessToken)).toBe(other.userId);
  expect(await endDemoSessions(app().context())).toBe(3);
  for (const { accessToken, refreshToken } of [admin, customer, other]) {
    expect(await whoIs(app(), accessToken)).toBe('UNAUTHENTICATED');
    expect((await refresh(app(), refreshToken)).session).toBeNull();
  }
  const actions = await app().sql("select action from audit_entry where action = 'session.demo-ended'");
  expect(actions).toHaveLength(1);
});

it('leaves the sessions alone that began since', async () => {
  const { session } = await signIn(app(), 'anna@example.com');
  expect(await endDemoSessions(app().context())).toBe(0);
  expect(await whoIs(app(), session.accessToken)).toMatch(/^user_/);
});

it('does not let a sign-in that has begun be completed with a second factor', async () => {
  const admin = demoAccounts[0]!.email;
  await app().sql('update user set mfa_enabled_at = ? where email = ?', [app().clock.now(), admin]);
  const { mfaChallenge } = await signIn(app(), admin, demoPassword);
  expect(mfaChallenge.token).toBeTruthy();
  await endDemoSessions(app().context());
  const open = await app().sql('select id from user_token where used_at is null and purpose = ?', [
    'MFA_CHALLENGE',
  ]);
  expect(open).toEqual([]);
});
