import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { emailProblem } from '../../../platform/graphql/validation.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { emailKeyOf } from '../email-address.ts';
import { resetSecondFactor } from '../mfa/reset-mfa.ts';
import { checkPassword } from '../passwords/password.rules.ts';
import { builtInRoleId } from '../roles/built-in-roles.ts';
import { grantRole } from '../roles/grant-role.ts';
import { guardRole } from '../roles/guard-role.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { findAccounts } from './find-account.ts';
import { User } from './user.entity.ts';

export interface NewAdmin {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** Removes a second factor that the account has. */
  readonly resetMfa?: boolean;
}

/**
 * Makes an account an administrator, from the command line: the one that confirmed the address, or a new one. It checks no
 * permission, because whoever can run it has access to the database anyway.
 * @throws UserError INVALID_INPUT, WEAK_PASSWORD
 */
export async function createAdmin(
  ctx: Context,
  { email, name, password, resetMfa = false }: NewAdmin,
): Promise<{ userId: string; isNew: boolean; hasMfa: boolean }> {
  const problem = emailProblem(email);
  if (problem) throw new UserError('INVALID_INPUT', `The address ${problem}`);
  checkPassword(password, email, 'password');
  const passwordHash = await ctx.services.passwords.hash(password, ctx.state);
  return inTransaction(ctx, async ctx => {
    const role = await guardRole(ctx, builtInRoleId('ADMIN'), ['role']);
    const { confirmed } = await findAccounts(ctx.em, email);
    const emailKey = emailKeyOf(email);
    const user =
      confirmed ??
      create(ctx, User, {
        email: email.trim(),
        emailKey,
        verifiedEmailKey: emailKey,
        emailVerifiedAt: ctx.clock.now(),
        name: name.trim(),
        phone: null,
        passwordHash,
      });
    user.passwordHash = passwordHash;
    user.status = 'ACTIVE';
    if (confirmed) await endSessions(ctx, user.id, 'PASSWORD_CHANGED');
    if (resetMfa && user.mfaEnabledAt) await resetSecondFactor(ctx, user);
    audit(ctx, confirmed ? 'user.updated' : 'user.created', user);
    await grantRole(ctx, user, role);
    return { userId: user.id, isNew: !confirmed, hasMfa: user.mfaEnabledAt !== null };
  });
}
