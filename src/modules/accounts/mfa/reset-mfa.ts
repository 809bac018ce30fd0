import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { lockById } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { raiseAlert } from '../../audit/alerts/raise-alert.ts';
import { audit } from '../../audit/audit.ts';
import { userMfaReset } from '../accounts.events.ts';
import { checkNotAbove } from '../roles/check-not-above.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { withdrawTokens } from '../tokens/user-tokens.ts';
import { User } from '../users/user.entity.ts';
import { noFactorProblem, ownFactorProblem } from '../users/user-actions.rules.ts';
import type { ResetMfaInput } from './mfa.inputs.ts';
import { removeSecondFactor } from './remove-second-factor.ts';

/**
 * Removes the second factor of somebody who can use neither their authenticator nor a recovery code.
 * @throws UserError NOT_FOUND, MFA_NOT_ENABLED, BEYOND_OWN_PERMISSIONS, INVALID_INPUT for the actor's own account
 */
export async function resetMfa(ctx: Context, { userId }: ResetMfaInput): Promise<{ userId: string }> {
  const path = ['userId'];
  refuseIf(ownFactorProblem(userId, ctx.actor.userId), path);
  return inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, userId, path);
    await checkNotAbove(ctx, userId, path);
    refuseIf(noFactorProblem(user), path);
    await resetSecondFactor(ctx, user);
    return { userId };
  });
}

/** Removes the second factor of a locked user, ends their sessions, and lets them and the people responsible know. */
export async function resetSecondFactor(ctx: Context, user: User): Promise<void> {
  await removeSecondFactor(ctx, user);
  await endSessions(ctx, user.id, 'MFA_CHANGED');
  await withdrawTokens(ctx, user.id, ['MFA_CHALLENGE']);
  audit(ctx, 'user.mfa-reset', user);
  const actor = ctx.actor.userId ?? 'The command line';
  await raiseAlert(ctx, {
    kind: 'MFA_DISABLED',
    subject: user.id,
    message: `${actor} reset the second factor of ${user.id}.`,
  });
  emit(ctx, userMfaReset, { userId: user.id });
}
