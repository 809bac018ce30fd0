import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { userPasswordRemoved } from '../accounts.events.ts';
import { removeSecondFactor } from '../mfa/remove-second-factor.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countAttempt, countTokenAttempt } from '../throttled.ts';
import { findToken, withdrawTokens } from '../tokens/user-tokens.ts';
import { emailTaken } from '../users/email-taken.ts';
import { User } from '../users/user.entity.ts';
import { userChanged } from '../users/users.live.ts';
import type { VerifyEmailInput } from './registration.inputs.ts';

/**
 * Confirms the address of an account with the token of a mail that was sent to it. Whoever reads the mail need not be the
 * one who registered: unless the request comes with the session or the password of the account, it loses its password.
 * @throws UserError TOKEN_INVALID, EMAIL_TAKEN, INVALID_CREDENTIALS (the token can be used again)
 * @throws RATE_LIMITED
 */
export async function verifyEmail(
  ctx: Context,
  { token, password }: VerifyEmailInput,
): Promise<{ userId: string; mustSetPassword: boolean }> {
  const attempt = await countTokenAttempt(ctx);
  const { id: userId, passwordHash } = await inTransaction(
    ctx,
    async ctx => (await findToken(ctx, token, 'VERIFY_EMAIL')).user,
  );
  await attempt.succeeded();
  if (password != null) await checkPasswordOf(ctx, userId, password, passwordHash);
  const mustSetPassword = await inTransaction(ctx, async ctx => {
    const found = await findToken(ctx, token, 'VERIFY_EMAIL');
    const { user } = found;
    found.usedAt = ctx.clock.now();
    user.emailVerifiedAt = ctx.clock.now();
    user.verifiedEmailKey = user.emailKey;
    publish(ctx, userChanged, { about: user.id });
    audit(ctx, 'user.email-verified', user, { actorId: user.id });
    await flushUnique(ctx, User, { verified_email_key: () => emailTaken(['token']) });
    // The password may have been changed while it was checked.
    const knowsPassword = password != null && user.passwordHash === passwordHash;
    if (ctx.actor.userId === user.id || knowsPassword) return false;
    await disown(ctx, user);
    return true;
  });
  ctx.markProven(userId);
  return { userId, mustSetPassword };
}

/** @throws UserError INVALID_CREDENTIALS; RATE_LIMITED */
async function checkPasswordOf(
  ctx: Context,
  userId: string,
  password: string,
  hash: string | null,
): Promise<void> {
  const attempt = await countAttempt(ctx, 'confirmation', userId);
  if (!(await ctx.services.passwords.verify(password, hash, ctx.state)))
    throw new UserError(
      'INVALID_CREDENTIALS',
      'This is not the password of the account. Leave it out to confirm the address and to set a new password by mail.',
      { path: ['password'] },
    );
  await attempt.succeeded();
}

/**
 * Takes an account from whoever registered it with this address, perhaps a stranger who hopes that its owner confirms it:
 * password, second factor, and sessions. A mail lets the owner of the address set a new password.
 */
async function disown(ctx: Context, user: User): Promise<void> {
  user.passwordHash = null;
  await removeSecondFactor(ctx, user);
  await endSessions(ctx, user.id, 'PASSWORD_RESET');
  await withdrawTokens(ctx, user.id, ['RESET_PASSWORD', 'MFA_CHALLENGE']);
  emit(ctx, userPasswordRemoved, { userId: user.id });
}
