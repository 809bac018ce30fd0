import { type Context, inTransaction } from '../../../context.ts';
import { flushUnique } from '../../../database/saving.ts';
import { audit } from '../../audit/audit.ts';
import { countAttempt } from '../throttled.ts';
import { findToken } from '../tokens/user-tokens.ts';
import { emailTaken } from '../users/email-taken.ts';
import { User } from '../users/user.entity.ts';
import type { VerifyEmailInput } from './registration.inputs.ts';

/**
 * Confirms that the account's address is its owner's, by the token of a mail that was sent there.
 * @throws UserError TOKEN_INVALID, EMAIL_TAKEN
 * @throws RATE_LIMITED
 */
export async function verifyEmail(ctx: Context, { token }: VerifyEmailInput): Promise<{ userId: string }> {
  const attempt = await countAttempt(ctx, 'verify', ctx.request.ip ?? 'unknown');
  const userId = await inTransaction(ctx, async ctx => {
    const found = await findToken(ctx, token, 'VERIFY_EMAIL');
    const { user } = found;
    found.usedAt = ctx.clock.now();
    user.emailVerifiedAt = ctx.clock.now();
    user.verifiedEmailKey = user.emailKey;
    audit(ctx, 'user.email-verified', user, { actorId: user.id });
    await flushUnique(ctx, User, { verified_email_key: () => emailTaken(['token']) });
    return user.id;
  });
  await attempt.succeeded();
  ctx.provenUserIds.add(userId);
  return { userId };
}
