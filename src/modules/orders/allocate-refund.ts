import type { Context } from '../../platform/context/context.ts';
import type { Order } from './order.entity.ts';
import { refundOfLines } from './order.rules.ts';
import { OrderLine } from './order-line.entity.ts';

/**
 * Allocates what was refunded of a locked order to its lines, within a transaction. So the revenue of a product, a
 * seller, or a day is a plain sum over lines, the same in every report.
 */
export async function allocateRefund(ctx: Context, order: Order): Promise<void> {
  if (order.refundedMinor === 0) return;
  await ctx.em.flush();
  const lines = await ctx.em.find(
    OrderLine,
    { order: order.id },
    { orderBy: { position: 'asc' }, refresh: true },
  );
  const parts = refundOfLines(lines, order);
  for (const [index, line] of lines.entries()) line.refundedMinor = parts[index]!;
  order.refundedNetMinor = parts.reduce((sum, part) => sum + part, 0);
}
