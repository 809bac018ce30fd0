import type { Context } from '../../../platform/context/context.ts';
import { demoOpening } from '../../../platform/lib/demo-history.ts';
import { audit } from '../../audit/audit.ts';
import { Customer } from '../customers/customer.entity.ts';
import { emailKeyOf } from '../email-address.ts';
import { type BuiltInKey, builtInRoleId } from '../roles/built-in-roles.ts';
import { Role } from '../roles/role.entity.ts';
import { UserRole } from '../roles/user-role.entity.ts';
import { User } from '../users/user.entity.ts';
import { createDemoCustomers } from './create-demo-customers.ts';

/** One for each built-in role, to explore the API with. Printed at the start; never made in production. */
export const demoPassword = 'tradepost demo';

export const demoAccounts: readonly { email: string; name: string; role: BuiltInKey }[] = [
  { email: 'admin@tradepost.example', name: 'Ada Admin', role: 'ADMIN' },
  { email: 'manager@tradepost.example', name: 'Max Manager', role: 'MANAGER' },
  { email: 'staff@tradepost.example', name: 'Sam Staff', role: 'STAFF' },
  { email: 'customer@tradepost.example', name: 'Cleo Customer', role: 'CUSTOMER' },
];

export async function createDemoAccounts(ctx: Context): Promise<Record<string, number>> {
  if (ctx.services.config.environment === 'production') return { accounts: 0 };
  const passwordHash = await ctx.services.passwords.hash(demoPassword);
  const now = ctx.clock.now();
  for (const { email, name, role } of demoAccounts) {
    const emailKey = emailKeyOf(email);
    const user = ctx.em.create(User, {
      email,
      emailKey,
      verifiedEmailKey: emailKey,
      emailVerifiedAt: now,
      name,
      phone: null,
      passwordHash,
    } as never) as User;
    ctx.em.create(UserRole, {
      user,
      role: ctx.em.getReference(Role, builtInRoleId(role)),
      grantedById: null,
    } as never);
    audit(ctx, 'user.created', user);
    if (role === 'CUSTOMER') createDemoCustomer(ctx, user);
  }
  await ctx.em.flush();
  return { accounts: demoAccounts.length, customers: 1 + (await createDemoCustomers(ctx)) };
}

/** Who can sign in and has bought since the beginning. */
function createDemoCustomer(ctx: Context, user: User): void {
  const { name, email } = user;
  ctx.em.create(Customer, {
    code: 'C-DEMO',
    name,
    email,
    phone: null,
    user,
    street: '4 Harbour Street',
    postalCode: '04101',
    city: 'Portland',
    country: 'USA',
    createdAt: demoOpening(ctx.clock.now()),
  } as never);
}
