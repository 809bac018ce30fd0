import type { Context } from '../../../platform/context/context.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { userSecondFactorGuessed } from '../accounts.events.ts';
import { type CountedAttempt, countAttempt } from '../throttled.ts';
import { isTotpCode } from './totp.ts';

/**
 * Counts an attempt at the second factor of a user, and runs what the code is for. An attempt fails when `work` throws.
 * Only somebody who has proved the first factor may get here: the waits grow to hours.
 * @throws RATE_LIMITED
 */
export async function checkingCode<T>(
  ctx: Context,
  userId: string,
  code: string,
  work: () => Promise<T>,
): Promise<T> {
  const attempt = await countCode(ctx, userId, code);
  try {
    const result = await work();
    await attempt.succeeded();
    return result;
  } catch (error) {
    // Nobody learned anything about the code.
    if (error instanceof UserError && error.code === 'MFA_UNREADABLE') await attempt.takeBack();
    throw error;
  }
}

/**
 * Recovery codes are counted separately, with short waits: they are too long to be guessed, and let the owner in while
 * somebody who knows the password guesses codes of the authenticator.
 */
function countCode(ctx: Context, userId: string, code: string): Promise<CountedAttempt> {
  if (!isTotpCode(code)) return countAttempt(ctx, 'recovery code', userId);
  return countAttempt(ctx, 'second factor', userId, {
    limit: 'mfa',
    whenWaitBegins: ctx => emit(ctx, userSecondFactorGuessed, { userId }),
  });
}
