import { maxBulkEntries } from '../../../../platform/bulk/bulk.inputs.ts';
import type { Context } from '../../../../platform/context/context.ts';
import { loadById } from '../../../../platform/database/load.ts';
import { selectionOf } from '../../../../platform/database/rows.ts';
import { type Money, money } from '../../../../platform/graphql/money.ts';
import { idProblem } from '../../../../platform/graphql/validation.ts';
import { UserError } from '../../../../platform/lib/user-error.ts';
import { Product } from '../product.entity.ts';
import type { PriceChangeInput } from './bulk.inputs.ts';
import { changedPrice, checkOneChange } from './price-change.rules.ts';

export interface PreviewedPrice {
  readonly productId: string;
  readonly price: Money;
  readonly newPrice: Money;
}

/**
 * What a change would make of the prices of these products, so that a client shows it without rules of its own.
 * @throws UserError INVALID_INPUT
 */
export async function previewPrices(
  ctx: Context,
  productIds: readonly string[],
  change: PriceChangeInput,
  roundTo: string | null | undefined,
): Promise<PreviewedPrice[]> {
  checkIds(productIds);
  checkOneChange(change);
  const selection = selectionOf(ctx.database.db, Product, ['priceMinor', 'currencyCode']);
  const products = await Promise.all(productIds.map(id => loadById(ctx, Product, id, selection)));
  return products
    .filter(product => product !== null)
    .map(({ id, priceMinor, currencyCode }) => ({
      productId: id,
      price: money(priceMinor, currencyCode),
      newPrice: money(changedPrice(priceMinor, currencyCode, change, roundTo), currencyCode),
    }));
}

function checkIds(ids: readonly string[]): void {
  if (ids.length > maxBulkEntries)
    throw new UserError(
      'INVALID_INPUT',
      `"productIds" must hold at most ${maxBulkEntries} ids, but it holds ${ids.length}.`,
      { path: ['productIds'] },
    );
  for (const [index, id] of ids.entries()) {
    const problem = idProblem(id, Product.idPrefix);
    if (problem)
      throw new UserError('INVALID_INPUT', `"productIds" ${problem}`, {
        path: ['productIds', String(index)],
      });
  }
}
