import type { Context } from '../../platform/context/context.ts';
import { sum } from '../../platform/lib/shares.ts';
import type { Order } from './order.entity.ts';
import { refundOfLines } from './order.rules.ts';
import { OrderLine } from './order-line.entity.ts';
import { returnableLines } from './taxes/returnable-lines.ts';

/**
 * Allocates what was refunded of a locked order to its lines and its shipping, within a transaction. So what a product
 * or a day has earned is a plain sum, the same in every report.
 */
export async function allocateRefund(ctx: Context, order: Order): Promise<void> {
  if (order.refundedMinor === 0) return;
  await ctx.em.flush();
  const lines = await ctx.em.find(
    OrderLine,
    { order: order.id },
    { orderBy: { position: 'asc' }, refresh: true },
  );
  const parts = refundOfLines(returnableLines(order, lines), order, order.pricesIncludeTax);
  for (const [index, line] of lines.entries()) {
    line.refundedMinor = parts[index]!.netMinor;
    // A line without a rate of its own is of an order with one rate, whose refunded tax is what is left.
    if (line.netMinor !== null) line.refundedTaxMinor = parts[index]!.taxMinor;
  }
  const ofShipping = parts[lines.length];
  order.shippingRefundedMinor = ofShipping?.netMinor ?? 0;
  order.shippingRefundedTaxMinor = ofShipping?.taxMinor ?? 0;
  order.refundedNetMinor = sum(parts.map(({ netMinor }) => netMinor));
}
