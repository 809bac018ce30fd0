import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import { userPasswordChanged } from '../accounts.events.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countTokenAttempt } from '../throttled.ts';
import { findToken, withdrawTokens } from '../tokens/user-tokens.ts';
import type { ResetPasswordInput } from './password.inputs.ts';
import { checkPassword } from './password.rules.ts';

/**
 * Sets a new password with the token of a mail and ends all sessions of the account. A second factor stays enabled.
 * @throws UserError TOKEN_INVALID, WEAK_PASSWORD (the token can be used again)
 * @throws RATE_LIMITED
 */
export async function resetPassword(
  ctx: Context,
  { token, newPassword }: ResetPasswordInput,
): Promise<{ userId: string }> {
  const attempt = await countTokenAttempt(ctx);
  const email = await inTransaction(
    ctx,
    async ctx => (await findToken(ctx, token, 'RESET_PASSWORD')).user.email,
  );
  await attempt.succeeded();
  checkPassword(newPassword, email, 'newPassword');
  const passwordHash = await ctx.services.passwords.hash(newPassword, ctx.state);
  const userId = await inTransaction(ctx, async ctx => {
    const { user } = await findToken(ctx, token, 'RESET_PASSWORD');
    user.passwordHash = passwordHash;
    await endSessions(ctx, user.id, 'PASSWORD_RESET');
    await withdrawTokens(ctx, user.id, ['RESET_PASSWORD', 'MFA_CHALLENGE']);
    audit(ctx, 'user.password-reset', user, { actorId: user.id });
    emit(ctx, userPasswordChanged, { userId: user.id });
    return user.id;
  });
  ctx.markProven(userId);
  return { userId };
}
