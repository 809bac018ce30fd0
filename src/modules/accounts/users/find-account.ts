import type { EntityManager } from '@mikro-orm/core';
import { emailKeyOf } from '../email-address.ts';
import { User } from './user.entity.ts';

/**
 * Who may be meant by an address: the account that confirmed it, and the newest of those that only claim it. Anybody
 * can make an account with somebody else's address, so none of the latter may stand in the way of the former.
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
