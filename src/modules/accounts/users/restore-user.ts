import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkDeleted, flushUnique, lockById } from '../../../platform/database/saving.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { audit } from '../../audit/audit.ts';
import { checkNotAbove } from '../roles/check-not-above.ts';
import { emailTaken } from './email-taken.ts';
import { User } from './user.entity.ts';
import type { RestoreUserInput } from './user.inputs.ts';
import { erasedProblem } from './user-actions.rules.ts';

/** @throws UserError NOT_FOUND, NOT_DELETED, EMAIL_TAKEN, WRONG_STATUS for an account whose personal data was erased */
export async function restoreUser(ctx: Context, { userId }: RestoreUserInput): Promise<{ userId: string }> {
  return inTransaction(ctx, async ctx => {
    await checkNotAbove(ctx, userId, ['userId']);
    const user = await lockById(ctx, User, userId, ['userId'], { deleted: true });
    checkDeleted(user, 'account', ['userId']);
    refuseIf(erasedProblem(user), ['userId']);
    user.deletedAt = null;
    if (user.emailVerifiedAt) user.verifiedEmailKey = user.emailKey;
    audit(ctx, 'user.restored', user);
    await flushUnique(ctx, User, { verified_email_key: () => emailTaken(['userId']) });
    return { userId };
  });
}
