import type { EntityManager } from '@mikro-orm/core';
import { emailKeyOf } from '../email-address.ts';
import { User } from './user.entity.ts';

/**
 * The accounts of an address: the one that confirmed it, and the newest one that only claims it. Anybody can register
 * with somebody else's address, so an unverified claimant must never affect the account that confirmed it.
 */
export async function findAccounts(
  em: EntityManager,
  email: string,
): Promise<{ confirmed: User | null; unverifiedClaimant: User | null }> {
  const emailKey = emailKeyOf(email);
  const confirmed = await em.findOne(User, { verifiedEmailKey: emailKey });
  const unverifiedClaimant = await em.findOne(
    User,
    { emailKey, verifiedEmailKey: null },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
  return { confirmed, unverifiedClaimant };
}
