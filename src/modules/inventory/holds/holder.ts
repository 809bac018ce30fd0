import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { bulkAccumulate } from '../../../platform/database/bulk.ts';
import type { Buyer } from '../../accounts/customers/customer-for.ts';
import { HoldSlot, slotCount } from './hold-slot.entity.ts';
import { networkKeyOf } from './network-key.ts';

/** For whom goods are held. */
export interface Holder {
  readonly customerId: string;
  /** Null when it does not count: for the staff, and where the address is internal. */
  readonly networkKey: string | null;
  /** The staff hold as much as they like; what they hold counts for the customer. */
  readonly isLimited: boolean;
}

/**
 * The holder of what is about to be ordered for a guarded customer. From here on, the orders of the customer and those
 * from the same network are counted one after the other; call it before the first plain read, which fixes what the
 * transaction sees.
 * @param permission what the staff have who order for others
 */
export async function holderOf(ctx: Context, customer: Buyer, permission: Permission): Promise<Holder> {
  const isLimited = !isAllowed(ctx.actor, permission);
  const networkKey = isLimited ? networkKeyOf(ctx.services.keys, ctx.state.address) : null;
  if (networkKey !== null) await guardSlot(ctx, networkKey);
  return { customerId: customer.id, networkKey, isLimited };
}

async function guardSlot(ctx: Context, networkKey: string): Promise<void> {
  const number = Buffer.from(networkKey, 'base64url').readUInt32BE() % slotCount;
  await bulkAccumulate(ctx, HoldSlot, [{ number, writes: 1 }], ['writes']);
}
