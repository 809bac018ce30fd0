import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { userPasswordResetAsked } from '../accounts.events.ts';
import { emailKeyOf } from '../email-address.ts';
import { countMail } from '../throttled.ts';
import { accountIdsFor } from '../users/account-ids-for.ts';
import type { RequestPasswordResetInput } from './password.inputs.ts';

/**
 * Requests a mail with a token, which a job sends. The answer and its response time are the same for an address that
 * nobody has.
 * @throws RATE_LIMITED
 */
export async function requestPasswordReset(
  ctx: Context,
  { email }: RequestPasswordResetInput,
): Promise<{ accepted: boolean }> {
  const emailKey = emailKeyOf(email);
  await countMail(ctx, `reset:${emailKey}`);
  await inTransaction(ctx, async ctx => {
    const { confirmedId } = await accountIdsFor(ctx, emailKey);
    emit(ctx, userPasswordResetAsked, { userId: confirmedId });
  });
  return { accepted: true };
}
