import { expect, it } from 'vitest';
import { demoPassword } from '../../../../src/modules/accounts/passwords/demo-password.ts';
import { useApp } from '../../../kit/app.ts';
import { mutate, register, signIn } from '../../../kit/sessions.ts';
import { waiterAt } from '../../../kit/waiter.ts';

const production = useApp({ environment: 'production' });
const development = useApp();

/** Somebody who has had the password of the demo accounts since before it was refused. */
async function makeWithDemoPassword(app: ReturnType<typeof useApp>): Promise<{ email: string }> {
  const { email, userId } = await app().actors.make();
  const hash = await app().services.passwords.hash(demoPassword, waiterAt(null));
  await app().sql('update user set password_hash = ? where id = ?', [hash, userId]);
  return { email };
}

it('signs nobody in in production, whoever has it', async () => {
  const { email } = await makeWithDemoPassword(production);
  const { session, userErrors } = await signIn(production(), email, demoPassword);
  expect([session, userErrors]).toMatchObject([null, [{ code: 'INVALID_CREDENTIALS' }]]);
  expect(production().logLines.join('')).toContain('Somebody tried the password of the demo accounts');
  const entries = await production().sql("select * from audit_entry where action = 'session.refused'");
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).toContain('demo password');
});

it('signs in elsewhere', async () => {
  const { email } = await makeWithDemoPassword(development);
  const { session } = await signIn(development(), email, demoPassword);
  expect(session).not.toBeNull();
});

it('signs in everybody else in production', async () => {
  const { email } = await production().actors.make();
  expect((await signIn(production(), email)).session).not.toBeNull();
});

it.each([
  ['production', production],
  ['development', development],
])('is no new password, in %s', async (_name, app) => {
  const weak = [{ code: 'WEAK_PASSWORD' }];
  for (const password of [demoPassword, 'Tradepost Demo'])
    expect((await register(app(), 'new@example.com', { password })).userErrors).toMatchObject(weak);
  const { headers } = await app().actors.make();
  const { userErrors } = await mutate(
    app(),
    headers,
    'changePassword',
    { currentPassword: 'four quiet words here', newPassword: demoPassword },
    'user { id }',
  );
  expect(userErrors).toMatchObject(weak);
});
