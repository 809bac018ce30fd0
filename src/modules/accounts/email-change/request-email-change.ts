import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { create } from '../../../platform/database/create.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { emailChangeRequested } from '../accounts.events.ts';
import { emailKeyOf } from '../email-address.ts';
import { verifyOwnPassword } from '../passwords/verify-own-password.ts';
import { countMail, countRequest } from '../throttled.ts';
import { tokenLifetimeMs } from '../tokens/user-tokens.ts';
import { User } from '../users/user.entity.ts';
import { userChanged } from '../users/users.live.ts';
import { dropPendingChange } from './drop-pending-change.ts';
import { EmailChange } from './email-change.entity.ts';
import type { RequestEmailChangeInput } from './email-change.inputs.ts';

/**
 * Begins a change of the actor's email address, instead of one that is pending. Jobs mail the token to the new address and
 * a notice to the old one. Whether the new address has an account is not looked up here, so no answer reveals it.
 * @throws UserError INVALID_CREDENTIALS, ALREADY_DONE
 * @throws RATE_LIMITED
 */
export async function requestEmailChange(
  ctx: Context,
  { newEmail, password }: RequestEmailChangeInput,
): Promise<{ userId: string }> {
  const { user: seen, succeeded } = await verifyOwnPassword(ctx, password, 'password');
  await succeeded();
  const newKey = emailKeyOf(newEmail);
  await countRequest(ctx, 'mail', `email-change-of:${seen.id}`);
  await countMail(ctx, `email-change:${newKey}`);
  await inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, seen.id, []);
    if (user.emailKey === newKey)
      throw new UserError('ALREADY_DONE', 'This is already the email address of your account.', {
        path: ['newEmail'],
      });
    await dropPendingChange(ctx, user.id);
    const change = create(ctx, EmailChange, {
      user,
      oldEmail: user.email,
      wasConfirmed: user.verifiedEmailKey !== null,
      newEmail: newEmail.trim(),
      expiresAt: new Date(ctx.clock.now().getTime() + tokenLifetimeMs('CHANGE_EMAIL')),
    });
    // The target is not the change, whose addresses would stay in the log after it is deleted.
    publish(ctx, userChanged, { about: user.id });
    audit(ctx, 'user.email-change-requested', { type: 'User', id: user.id });
    emit(ctx, emailChangeRequested, { emailChangeId: change.id });
  });
  return { userId: seen.id };
}
