import type { Context } from '../../../platform/context/context.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import type { StoredAddress } from '../../accounts/addresses/address.ts';
import { placeOf } from '../../accounts/addresses/place-of.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import { storeTaxation } from '../../settings/store-taxation.ts';
import type { Order } from '../order.entity.ts';
import { OrderLine } from '../order-line.entity.ts';
import { checkMethodGoes } from '../shipping/check-method-goes.ts';

/**
 * Makes sure that an order is taxed at another address as it is now, since its price is agreed on and perhaps paid.
 * @returns the zone of the new address
 * @throws UserError INVALID_INPUT
 */
export async function checkSameTax(ctx: Context, order: Order, to: StoredAddress): Promise<string> {
  const payer = order.customer && (await ctx.em.findOne(Customer, { id: order.customer.id }));
  const now = await storeTaxation(ctx, placeOf(order.shippingAddress), payer);
  const then = await storeTaxation(ctx, placeOf(to), payer);
  if (now.zoneId === then.zoneId && now.exemption === then.exemption) return then.zoneId;
  await checkMethodGoes(ctx, order, then.zoneId);
  const lines = await ctx.em.find(OrderLine, { order: order.id });
  const classes = [
    ...lines.map(({ taxClassId }) => taxClassId),
    ...(order.shippingMinor > 0 ? [order.shippingTaxClassId] : []),
  ];
  const isSame = classes.every(
    taxClassId => now.rateOf(taxClassId).ratePpm === then.rateOf(taxClassId).ratePpm,
  );
  if (isSame && now.exemption === then.exemption) return then.zoneId;
  throw new UserError(
    'INVALID_INPUT',
    '"shippingAddress" must be where the order is taxed as it was placed. Cancel it, and order again to this address.',
    { path: ['shippingAddress'] },
  );
}
