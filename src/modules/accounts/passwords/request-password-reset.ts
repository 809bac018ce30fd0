import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { userPasswordResetAsked } from '../accounts.events.ts';
import { emailKeyOf } from '../email-address.ts';
import { countMail } from '../throttled.ts';
import type { RequestPasswordResetInput } from './password.inputs.ts';

/**
 * Asks for a mail with a token. Whether there is an account is looked up later, by a job: the answer is the same, and
 * comes as quickly, for an address that nobody has.
 * @throws RATE_LIMITED
 */
export async function requestPasswordReset(
  ctx: Context,
  { email }: RequestPasswordResetInput,
): Promise<{ accepted: boolean }> {
  await countMail(ctx, `reset:${emailKeyOf(email)}`);
  await inTransaction(ctx, async ctx => emit(ctx, userPasswordResetAsked, { email }));
  return { accepted: true };
}
