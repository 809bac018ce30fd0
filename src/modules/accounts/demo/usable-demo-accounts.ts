import type { Context } from '../../../platform/context/context.ts';
import { demoPassword, isRefusedPassword } from '../passwords/demo-password.ts';
import type { DemoAccount } from './demo-account.type.ts';
import { demoAccounts } from './demo-accounts.ts';
import { findDemoAccounts } from './find-demo-accounts.ts';

/** The accounts of the demo store that a visitor can sign in with. In production nobody can, so there are none. */
export async function usableDemoAccounts(ctx: Context): Promise<DemoAccount[]> {
  if (isRefusedPassword(ctx.services.config, demoPassword)) return [];
  const active = (await findDemoAccounts(ctx)).filter(({ isActive }) => isActive);
  return demoAccounts
    .filter(({ email }) => active.some(account => account.email === email))
    .map(({ email, name, role }) => ({ email, name, password: demoPassword, roleCode: role }));
}
