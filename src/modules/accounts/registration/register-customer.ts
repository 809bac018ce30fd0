import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { randomCode } from '../../../platform/lib/random-code.ts';
import { audit } from '../../audit/audit.ts';
import { Customer } from '../customers/customer.entity.ts';
import { checkPassword } from '../passwords/password.rules.ts';
import { builtInRoleId } from '../roles/built-in-roles.ts';
import { UserRole } from '../roles/user-role.entity.ts';
import { answerWith } from '../sessions/session-transport.ts';
import type { SignedIn } from '../sessions/sign-in.ts';
import { startSession } from '../sessions/start-session.ts';
import { countRegistration } from '../throttled.ts';
import { createAccount } from './create-account.ts';
import type { RegisterCustomerInput } from './registration.inputs.ts';

/**
 * Creates a customer with an account and signs them in.
 * @throws UserError WEAK_PASSWORD
 * @throws RATE_LIMITED
 */
export async function registerCustomer(ctx: Context, input: RegisterCustomerInput): Promise<SignedIn> {
  checkPassword(input.password, input.email, 'password');
  await countRegistration(ctx);
  const passwordHash = await ctx.services.passwords.hash(input.password, ctx.state);
  return inTransaction(ctx, async ctx => {
    const { email, name, phone } = input;
    const user = await createAccount(ctx, { email, name, phone, passwordHash });
    const customer = create(ctx, Customer, {
      code: randomCode('C'),
      name: user.name,
      email: user.email,
      phone: user.phone,
      user,
    });
    audit(ctx, 'customer.created', customer, { actorId: user.id });
    create(ctx, UserRole, {
      user,
      role: builtInRoleId('CUSTOMER'),
      grantedById: null,
    });
    const { tokens } = await startSession(ctx, user);
    ctx.markProven(user.id);
    return { userId: user.id, session: answerWith(ctx, input.transport, tokens) };
  });
}
