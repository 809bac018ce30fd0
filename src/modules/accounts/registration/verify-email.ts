import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import { userPasswordResetAsked } from '../accounts.events.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countTokenAttempt } from '../throttled.ts';
import { findToken } from '../tokens/user-tokens.ts';
import { emailTaken } from '../users/email-taken.ts';
import { User } from '../users/user.entity.ts';
import type { VerifyEmailInput } from './registration.inputs.ts';

/**
 * Confirms the address of an account with the token of a mail that was sent to it.
 * @throws UserError TOKEN_INVALID, EMAIL_TAKEN
 * @throws RATE_LIMITED
 */
export async function verifyEmail(ctx: Context, { token }: VerifyEmailInput): Promise<{ userId: string }> {
  const attempt = await countTokenAttempt(ctx);
  const userId = await inTransaction(ctx, async ctx => {
    const found = await findToken(ctx, token, 'VERIFY_EMAIL');
    const { user } = found;
    found.usedAt = ctx.clock.now();
    user.emailVerifiedAt = ctx.clock.now();
    user.verifiedEmailKey = user.emailKey;
    audit(ctx, 'user.email-verified', user, { actorId: user.id });
    await flushUnique(ctx, User, { verified_email_key: () => emailTaken(['token']) });
    if (ctx.actor.userId !== user.id && (await isContested(ctx, user))) await disown(ctx, user);
    return user.id;
  });
  await attempt.succeeded();
  ctx.markProven(userId);
  return { userId };
}

/** Whether another account claims the same address. */
async function isContested(ctx: Context, user: User): Promise<boolean> {
  return (await ctx.em.count(User, { emailKey: user.emailKey, id: { $ne: user.id } })) > 0;
}

/**
 * Removes the password and ends the sessions of an account that a stranger may have registered with this address, hoping
 * that its owner confirms the wrong account. A mail lets the owner of the address set a new password.
 */
async function disown(ctx: Context, user: User): Promise<void> {
  user.passwordHash = null;
  await endSessions(ctx, user.id, 'PASSWORD_RESET');
  emit(ctx, userPasswordResetAsked, { userId: user.id });
}
