import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { userVerificationAsked } from '../accounts.events.ts';
import { emailKeyOf } from '../email-address.ts';
import { countMail } from '../throttled.ts';
import { accountIdsFor } from '../users/account-ids-for.ts';
import type { ResendEmailVerificationInput } from './registration.inputs.ts';

/**
 * Sends the mail with the verification token again, if an account claims the address. The answer is the same if none
 * does.
 * @throws RATE_LIMITED
 */
export async function resendEmailVerification(
  ctx: Context,
  { email }: ResendEmailVerificationInput,
): Promise<{ accepted: boolean }> {
  const emailKey = emailKeyOf(email);
  await countMail(ctx, `verify:${emailKey}`);
  await inTransaction(ctx, async ctx => {
    const { waitingId } = await accountIdsFor(ctx, emailKey);
    emit(ctx, userVerificationAsked, { userId: waitingId });
  });
  return { accepted: true };
}
