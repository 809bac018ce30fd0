import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { userMfaChanged } from '../accounts.events.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countAttempt } from '../throttled.ts';
import { User } from '../users/user.entity.ts';
import { acceptTotp } from './accept-second-factor.ts';
import type { ConfirmMfaInput } from './mfa.inputs.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';

/**
 * Completes the enrollment that `enrollMfa` began. Other sessions started without the second factor, so they end.
 * @throws UserError INVALID_CODE, MFA_NOT_ENABLED, MFA_ALREADY_ENABLED, MFA_UNREADABLE
 * @throws RATE_LIMITED
 */
export async function confirmMfa(
  ctx: Context,
  { code }: ConfirmMfaInput,
): Promise<{ recoveryCodes: string[] }> {
  const userId = requireUserId(ctx);
  // Nothing depends on this code yet, so the waits are short.
  const attempt = await countAttempt(ctx, 'enrollment', userId);
  const recoveryCodes = await inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, userId, []);
    if (user.mfaEnabledAt) throw new UserError('MFA_ALREADY_ENABLED', 'A second factor is already enrolled.');
    if (!user.totpSecret)
      throw new UserError('MFA_NOT_ENABLED', 'No enrollment has been started. Call `enrollMfa` first.');
    if (!(await acceptTotp(ctx, user, code)))
      throw new UserError(
        'INVALID_CODE',
        'This code is wrong. Enter the code that the authenticator shows now.',
        {
          path: ['code'],
        },
      );
    user.mfaEnabledAt = ctx.clock.now();
    await endSessions(ctx, userId, 'MFA_CHANGED', { except: ctx.actor.sessionId });
    audit(ctx, 'user.mfa-enabled', user);
    emit(ctx, userMfaChanged, { userId, enabled: true });
    return replaceRecoveryCodes(ctx, user);
  });
  await attempt.succeeded();
  return { recoveryCodes };
}
