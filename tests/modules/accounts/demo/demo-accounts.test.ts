import { describe, expect, it } from 'vitest';
import { createDemoStore } from '../../../../src/demo.ts';
import { findDemoAccounts } from '../../../../src/modules/accounts/demo/find-demo-accounts.ts';
import { useApp } from '../../../kit/app.ts';
import { signIn } from '../../../kit/sessions.ts';

const query = '{ demoAccounts { email password name roleCode } }';
const demoAccountsOf = async (app: ReturnType<typeof useApp>) =>
  (await app().ask('guest', query)).demoAccounts;

describe('in a demo store', () => {
  const app = useApp();

  it('names the accounts that a visitor can sign in with', async () => {
    await createDemoStore(app().app);
    const accounts = await demoAccountsOf(app);
    expect(accounts.map(({ roleCode }: { roleCode: string }) => roleCode)).toEqual([
      'ADMIN',
      'MANAGER',
      'STAFF',
      'CUSTOMER',
    ]);
    for (const { email, password } of accounts)
      expect((await signIn(app(), email, password)).session.accessToken).toBeTruthy();
  });

  it('leaves out who cannot sign in any more', async () => {
    await app().sql("update user set status = 'SUSPENDED' where email = 'staff@tradepost.example'");
    await app().sql("update user set deleted_at = ? where email = 'admin@tradepost.example'", [
      app().clock.now(),
    ]);
    const emails = (await demoAccountsOf(app)).map(({ email }: { email: string }) => email);
    expect(emails).toEqual(['manager@tradepost.example', 'customer@tradepost.example']);
  });
});

describe('in a store of its own', () => {
  const app = useApp();

  it('names nobody', async () => {
    expect(await demoAccountsOf(app)).toEqual([]);
  });
});

describe('in production', () => {
  const app = useApp({ environment: 'production' });

  it('names nobody, also in what was a demo store before', async () => {
    const { userId } = await app().actors.make();
    const email = 'manager@tradepost.example';
    await app().sql('update user set email = ?, email_key = ?, verified_email_key = ? where id = ?', [
      email,
      email,
      email,
      userId,
    ]);
    expect(await findDemoAccounts(app().context())).toHaveLength(1);
    expect(await demoAccountsOf(app)).toEqual([]);
  });
});
