import type { Context } from '../../platform/context/context.ts';
import { changeTaxes } from '../tax/change-taxes.ts';
import { shippingMethods } from './known-methods.ts';

/**
 * Begins a change of shipping methods, within a transaction: they come one after the other, and after those of the zones
 * that they name, and what this process remembers of them is forgotten.
 */
export async function changeShipping(ctx: Context): Promise<void> {
  await changeTaxes(ctx);
  ctx.afterCommit(shippingMethods, () => ctx.services.get(shippingMethods).drop());
}
