import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { hashOfToken, newSecretToken } from '../../../platform/lib/secret-token.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { User } from '../users/user.entity.ts';
import { type TokenPurpose, UserToken } from './user-token.entity.ts';

const minuteMs = 60_000;

const lifetimesMs: Record<TokenPurpose, number> = {
  VERIFY_EMAIL: 3 * 24 * 60 * minuteMs,
  CHANGE_EMAIL: 24 * 60 * minuteMs,
  RESET_PASSWORD: 60 * minuteMs,
  MFA_CHALLENGE: 5 * minuteMs,
};

export function tokenLifetimeMs(purpose: TokenPurpose): number {
  return lifetimesMs[purpose];
}

/**
 * Creates a token for the user, within a transaction. Earlier tokens for the same purpose stop working.
 * @param emailKey the address that it is sent to, when that is not the user's
 */
export async function issueToken(
  ctx: Context,
  user: User,
  purpose: TokenPurpose,
  emailKey: string = user.emailKey,
): Promise<{ token: string; expiresAt: Date }> {
  const now = ctx.clock.now();
  if (purpose !== 'MFA_CHALLENGE') await withdrawTokens(ctx, user.id, [purpose]);
  const token = newSecretToken();
  const expiresAt = new Date(now.getTime() + lifetimesMs[purpose]);
  create(ctx, UserToken, {
    user,
    purpose,
    tokenHash: hashOfToken(token),
    emailKey,
    expiresAt,
  });
  return { token, expiresAt };
}

/** Invalidates the user's open tokens for these purposes, within a transaction. */
export async function withdrawTokens(
  ctx: Context,
  userId: string,
  purposes: readonly TokenPurpose[],
): Promise<void> {
  // Found without a lock and updated by id: an update over the index would lock the gaps beside it, and simultaneous
  // registrations would wait for each other.
  const open = await ctx.em.find(
    UserToken,
    { user: userId, purpose: { $in: [...purposes] }, usedAt: null },
    { fields: ['id'] },
  );
  if (open.length === 0) return;
  await ctx.em.nativeUpdate(
    UserToken,
    { id: { $in: open.map(token => token.id) } },
    { usedAt: ctx.clock.now() },
  );
}

/**
 * Loads and locks a token and its user.
 * @throws UserError TOKEN_INVALID when it is unknown, used, expired, for another purpose, or for an address that is no
 * longer the user's. The answer is the same in all cases
 */
export async function findToken(
  ctx: Context,
  token: string,
  purpose: TokenPurpose,
  path: readonly string[] = ['token'],
): Promise<UserToken> {
  const found = await ctx.em.findOne(
    UserToken,
    { tokenHash: hashOfToken(token), purpose },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  const user = found && (await lockUser(ctx, found));
  // A token for a new address went to one that is not the user's yet.
  const isForAddress = purpose === 'CHANGE_EMAIL' || user?.emailKey === found?.emailKey;
  const isGood = found?.usedAt === null && found.expiresAt > ctx.clock.now() && isForAddress;
  if (!isGood || user?.status !== 'ACTIVE') throw tokenInvalid(path);
  return found;
}

export function tokenInvalid(path: readonly string[] = ['token']): UserError {
  return new UserError('TOKEN_INVALID', 'This token is wrong, expired, or already used. Request a new one.', {
    path,
  });
}

async function lockUser(ctx: Context, token: UserToken): Promise<User | null> {
  return ctx.em.findOne(User, { id: token.user.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}
