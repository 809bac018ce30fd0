import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import { userPasswordChanged } from '../accounts.events.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { withdrawTokens } from '../tokens/user-tokens.ts';
import { User } from '../users/user.entity.ts';
import type { ChangePasswordInput } from './password.inputs.ts';
import { checkPassword } from './password.rules.ts';
import { verifyOwnPassword } from './verify-own-password.ts';

/**
 * Changes the actor's password and ends their other sessions. Tokens for a password reset or a second factor stop working.
 * @throws UserError INVALID_CREDENTIALS, WEAK_PASSWORD
 * @throws RATE_LIMITED
 */
export async function changePassword(
  ctx: Context,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<{ userId: string }> {
  const { user: seen, succeeded } = await verifyOwnPassword(ctx, currentPassword, 'currentPassword');
  await succeeded();
  checkPassword(newPassword, seen.email, 'newPassword');
  const passwordHash = await ctx.services.passwords.hash(newPassword, ctx.state);
  await inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, seen.id, []);
    user.passwordHash = passwordHash;
    await endSessions(ctx, user.id, 'PASSWORD_CHANGED', { except: ctx.actor.sessionId });
    await withdrawTokens(ctx, user.id, ['RESET_PASSWORD', 'MFA_CHALLENGE']);
    audit(ctx, 'user.password-changed', user);
    emit(ctx, userPasswordChanged, { userId: user.id });
  });
  return { userId: seen.id };
}
