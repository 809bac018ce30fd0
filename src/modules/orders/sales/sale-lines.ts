import type { Context } from '../../../platform/context/context.ts';
import { rateOf, toPpm } from '../../../platform/lib/rate.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { mergeLines, type WantedLine } from '../price-lines.ts';
import type { SaleLineInput } from './sale.inputs.ts';

/**
 * The lines of a sale; those of the same product and discount are put together.
 * @throws UserError INVALID_INPUT, DISCOUNT_TOO_HIGH for more than the actor's roles let them give
 */
export function saleLines(ctx: Context, lines: readonly SaleLineInput[]): WantedLine[] {
  return mergeLines(
    lines.map(({ productId, quantity, discountRate }, index) => {
      const path = ['lines', String(index)];
      const discountPpm = toPpm(discountRate, [...path, 'discountRate']);
      checkAllowance(ctx, discountPpm, [...path, 'discountRate']);
      return { productId, quantity, discountPpm, path };
    }),
  );
}

function checkAllowance({ actor }: Context, discountPpm: number, path: readonly string[]): void {
  if (discountPpm <= actor.maxDiscountPpm) return;
  throw new UserError(
    'DISCOUNT_TOO_HIGH',
    `"discountRate" must be at most ${rateOf(actor.maxDiscountPpm)}, as your roles allow, but it is ${rateOf(discountPpm)}.`,
    { path },
  );
}
