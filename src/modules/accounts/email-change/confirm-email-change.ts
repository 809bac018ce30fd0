import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { flushUnique } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { raiseAlert } from '../../audit/alerts/raise-alert.ts';
import { audit } from '../../audit/audit.ts';
import { userEmailChanged } from '../accounts.events.ts';
import { Customer } from '../customers/customer.entity.ts';
import { emailKeyOf } from '../email-address.ts';
import { permissionsHeldBy } from '../roles/check-not-above.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { countTokenAttempt } from '../throttled.ts';
import { findToken, tokenInvalid, withdrawTokens } from '../tokens/user-tokens.ts';
import { emailTaken } from '../users/email-taken.ts';
import { User } from '../users/user.entity.ts';
import { EmailChange } from './email-change.entity.ts';
import type { ConfirmEmailChangeInput } from './email-change.inputs.ts';

/**
 * Gives an account the email address that the token was mailed to. All sessions end but the one of this request, as after
 * a new password, and so do tokens that went to the old address.
 * @throws UserError TOKEN_INVALID, EMAIL_TAKEN when another account has confirmed the address meanwhile
 * @throws RATE_LIMITED
 */
export async function confirmEmailChange(
  ctx: Context,
  { token }: ConfirmEmailChangeInput,
): Promise<{ userId: string }> {
  const attempt = await countTokenAttempt(ctx);
  const userId = await inTransaction(ctx, async ctx => {
    const found = await findToken(ctx, token, 'CHANGE_EMAIL');
    const { user } = found;
    const change = await pendingChange(ctx, user);
    if (!change || emailKeyOf(change.newEmail) !== found.emailKey) throw tokenInvalid();
    const now = ctx.clock.now();
    found.usedAt = now;
    change.confirmedAt = now;
    user.email = change.newEmail;
    user.emailKey = found.emailKey;
    user.verifiedEmailKey = found.emailKey;
    user.emailVerifiedAt = now;
    await followInCustomer(ctx, user, change);
    audit(ctx, 'user.email-changed', user, { actorId: user.id });
    await flushUnique(ctx, User, { verified_email_key: () => emailTaken(['token']) });
    const isOwnSession = ctx.actor.userId === user.id;
    await endSessions(ctx, user.id, 'EMAIL_CHANGED', { except: isOwnSession ? ctx.actor.sessionId : null });
    await withdrawTokens(ctx, user.id, ['RESET_PASSWORD', 'VERIFY_EMAIL', 'MFA_CHALLENGE']);
    await alertAboutStaff(ctx, user);
    emit(ctx, userEmailChanged, { userId: user.id, emailChangeId: change.id });
    return user.id;
  });
  await attempt.succeeded();
  ctx.markProven(userId);
  return { userId };
}

// The token's lock on the user keeps the change as it is.
function pendingChange(ctx: Context, user: User): Promise<EmailChange | null> {
  return ctx.em.findOne(EmailChange, {
    user: user.id,
    confirmedAt: null,
    expiresAt: { $gt: ctx.clock.now() },
  });
}

/** The customer's address changes with the account's, unless the staff wrote down a different one. */
async function followInCustomer(ctx: Context, user: User, { oldEmail }: EmailChange): Promise<void> {
  const customer = await ctx.em.findOne(
    Customer,
    { user: user.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!customer?.email || emailKeyOf(customer.email) !== emailKeyOf(oldEmail)) return;
  customer.email = user.email;
  audit(ctx, 'customer.updated', customer, { actorId: user.id });
}

/** An account that may do more than a customer is worth taking over. */
async function alertAboutStaff(ctx: Context, user: User): Promise<void> {
  if ((await permissionsHeldBy(ctx, user.id)).length === 0) return;
  await raiseAlert(ctx, {
    kind: 'EMAIL_CHANGED',
    subject: user.id,
    message: `${user.id}, who has permissions of the staff, changed the email address of the account.`,
  });
}
