import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { count } from '../../../platform/metrics/count.ts';
import { audit } from '../../audit/audit.ts';
import { signIns } from '../accounts.metrics.ts';
import { acceptSecondFactor } from '../mfa/accept-second-factor.ts';
import { checkingCode } from '../mfa/checking-code.ts';
import { findToken } from '../tokens/user-tokens.ts';
import type { CompleteMfaChallengeInput } from './session.inputs.ts';
import { openSession, type SignedIn } from './sign-in.ts';

/**
 * Completes a sign-in with the second factor.
 * @throws UserError TOKEN_INVALID, INVALID_CODE, MFA_UNREADABLE
 * @throws RATE_LIMITED
 */
export async function completeMfaChallenge(
  ctx: Context,
  { token, code, transport }: CompleteMfaChallengeInput,
): Promise<SignedIn> {
  const userId = await inTransaction(
    ctx,
    async ctx => (await findToken(ctx, token, 'MFA_CHALLENGE')).user.id,
  );
  return checkingCode(ctx, userId, code, async () => {
    const signedIn = await inTransaction(ctx, async ctx => {
      const found = await findToken(ctx, token, 'MFA_CHALLENGE');
      if (!(await acceptSecondFactor(ctx, found.user, code))) return undefined;
      found.usedAt = ctx.clock.now();
      return openSession(ctx, found.user, transport);
    });
    if (signedIn) return signedIn;
    await recordFailure(ctx, userId);
    throw new UserError(
      'INVALID_CODE',
      'This code is wrong or was used before. Enter the code that the authenticator shows now.',
      { path: ['code'] },
    );
  });
}

async function recordFailure(ctx: Context, userId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    count(ctx, signIns, { result: 'WRONG_CODE' });
    audit(ctx, 'session.refused', { type: 'User', id: userId }, { details: { reason: 'second factor' } });
  });
}
