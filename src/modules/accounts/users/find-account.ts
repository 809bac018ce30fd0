import type { EntityManager } from '@mikro-orm/core';
import { emailKeyOf } from '../email-address.ts';
import { User } from './user.entity.ts';

/**
 * The accounts of an address: the one that confirmed it, and the newest ones that only claim it, the newest first. Anybody
 * can register with somebody else's address, so a claimant must never affect the account that confirmed it.
 */
export async function findAccounts(
  em: EntityManager,
  email: string,
  maxClaimants = 1,
): Promise<{ confirmed: User | null; claimants: User[] }> {
  const emailKey = emailKeyOf(email);
  const confirmed = await em.findOne(User, { verifiedEmailKey: emailKey });
  const claimants = await em.find(
    User,
    { emailKey, verifiedEmailKey: null },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: maxClaimants },
  );
  return { confirmed, claimants };
}
