import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { demoOpening } from '../../../platform/lib/demo-history.ts';
import { audit } from '../../audit/audit.ts';
import { Customer } from '../customers/customer.entity.ts';
import { emailKeyOf } from '../email-address.ts';
import { demoPassword } from '../passwords/demo-password.ts';
import { builtInRoleId } from '../roles/built-in-roles.ts';
import { UserRole } from '../roles/user-role.entity.ts';
import { User } from '../users/user.entity.ts';
import { createDemoCustomers } from './create-demo-customers.ts';
import { demoAccounts } from './demo-accounts.ts';

export async function createDemoAccounts(ctx: Context): Promise<Record<string, number>> {
  if (ctx.services.config.environment === 'production') return { accounts: 0 };
  const passwordHash = await ctx.services.passwords.hash(demoPassword, ctx.state);
  const now = ctx.clock.now();
  for (const { email, name, role } of demoAccounts) {
    const emailKey = emailKeyOf(email);
    const user = create(ctx, User, {
      email,
      emailKey,
      verifiedEmailKey: emailKey,
      emailVerifiedAt: now,
      name,
      phone: null,
      passwordHash,
    });
    create(ctx, UserRole, { user, role: builtInRoleId(role), grantedById: null });
    audit(ctx, 'user.created', user);
    if (role === 'CUSTOMER') createDemoCustomer(ctx, user);
  }
  await ctx.em.flush();
  return { accounts: demoAccounts.length, customers: 1 + (await createDemoCustomers(ctx)) };
}

/** A customer who can sign in and has bought since the store opened. */
function createDemoCustomer(ctx: Context, user: User): void {
  const { name, email } = user;
  create(ctx, Customer, {
    code: 'C-DEMO',
    name,
    email,
    phone: null,
    user,
    street: '4 Harbour Street',
    postalCode: '04101',
    city: 'Portland',
    region: 'ME',
    countryCode: 'US',
    country: 'United States',
    createdAt: demoOpening(ctx.clock.now()),
  });
}
