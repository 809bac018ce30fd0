import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { audit } from '../../audit/audit.ts';
import { type CountedAttempt, countAttempt } from '../throttled.ts';
import { User } from '../users/user.entity.ts';
import { isRefusedPassword } from './demo-password.ts';

/**
 * Checks that the actor knows their password, for actions that a stolen session must not allow.
 * @throws UserError INVALID_CREDENTIALS at the field
 * @throws RATE_LIMITED
 */
export function verifyOwnPassword(
  ctx: Context,
  password: string,
  field: string,
): Promise<CountedAttempt & { user: User }> {
  return verifyPasswordOf(ctx, requireUserId(ctx), password, field);
}

/** The same for another user, who has proved to own the address of the account. */
export async function verifyPasswordOf(
  ctx: Context,
  userId: string,
  password: string,
  field: string,
): Promise<CountedAttempt & { user: User }> {
  const attempt = await countAttempt(ctx, 'password', userId);
  const { database, passwords, config } = ctx.services;
  const user = await database.reading(ctx.state, em => em.findOneOrFail(User, { id: userId }));
  const hash = isRefusedPassword(config, password) ? null : user.passwordHash;
  if (await passwords.verify(password, hash, ctx.state)) return { ...attempt, user };
  await inTransaction(ctx, async ctx => {
    audit(ctx, 'user.password-refused', { type: 'User', id: userId });
  });
  throw new UserError('INVALID_CREDENTIALS', 'This password is wrong.', { path: [field] });
}
