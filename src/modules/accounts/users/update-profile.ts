import { LockMode } from '@mikro-orm/core';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { checkVersion, lockById, trimmedFields } from '../../../platform/database/saving.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { publish } from '../../../platform/live/publish.ts';
import { audit } from '../../audit/audit.ts';
import { ownAddressChanges } from '../addresses/own-address.ts';
import { Customer } from '../customers/customer.entity.ts';
import { User } from './user.entity.ts';
import type { UpdateProfileInput } from './user.inputs.ts';
import { userChanged } from './users.live.ts';

/**
 * Changes the actor's own profile and their customer record, if they have one.
 * @throws UserError VERSION_CONFLICT, INVALID_INPUT for an address of somebody without a customer record, or one that its country does not have
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<{ userId: string }> {
  const userId = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    const user = await lockById(ctx, User, userId, []);
    checkVersion(user, input.version);
    const { address, version: _, ...own } = input;
    const profile = trimmedFields(own);
    ctx.em.assign(user, profile);
    audit(ctx, 'user.updated', user);
    publish(ctx, userChanged, { about: userId });

    const customer = await ctx.em.findOne(
      Customer,
      { user: userId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    if (address && !customer)
      throw new UserError(
        'INVALID_INPUT',
        'Only customers have an address, and your account has no customer record.',
        { path: ['address'] },
      );
    if (customer) {
      Object.assign(customer, profile, ownAddressChanges(customer, address));
      audit(ctx, 'customer.updated', customer);
    }
    return { userId };
  });
}
