import type { Context } from '../../platform/context/context.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { fromMinor, maxAmountMinor } from '../../platform/lib/money.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { knownSettings } from '../settings/settings.queries.ts';
import type { RentalTermsInForce } from './rental.rules.ts';

export interface OfferedTerms extends RentalTermsInForce {
  readonly product: Row<Product>;
  readonly currencyCode: string;
  readonly storeName: string;
  readonly graceDays: number;
  readonly lateFeeMinor: number;
  readonly lateFeePpm: number;
  readonly signingWindowHours: number;
  readonly defaultAfterOverdue: number;
}

const columns = [
  'sku',
  'name',
  'priceMinor',
  'currencyCode',
  'status',
  'stockOnHand',
  'rentalMonthlyRateMinor',
  'rentalMinimumMonths',
  'rentalDepositMinor',
  'deletedAt',
] as const;

/**
 * The terms under which a product can be rented now for a number of months: its own and the store's.
 * @param locks whether to lock the product until the end of the transaction
 * @throws UserError NOT_FOUND, PRODUCT_NOT_FOR_SALE, NOT_FOR_RENT, INVALID_INPUT
 */
export async function rentalTermsOf(
  ctx: Context,
  productId: string,
  months: number,
  { locks }: { readonly locks: boolean },
): Promise<OfferedTerms> {
  const { db } = ctx.database;
  const selection = selectionOf(db, Product, columns);
  const lock = locks ? db.dialect.forUpdate : rawSql('');
  const [product] = await selectRows<Product>(
    ctx,
    selection,
    sql`${rawSql(`/* rentals.terms */ select ${selection.text} from product as t where`)} t.id = ${productId}${lock}`,
  );
  const path = ['productId'];
  if (!product || product.deletedAt !== null)
    throw new UserError('NOT_FOUND', `There is no product with the id ${productId}.`, { path });
  if (product.status !== 'ACTIVE')
    throw new UserError('PRODUCT_NOT_FOR_SALE', `"${product.name}" is no longer for sale or for rent.`, {
      path,
    });
  const { rentalMonthlyRateMinor, rentalMinimumMonths, rentalDepositMinor, priceMinor, currencyCode } =
    product;
  // A rental begins with its first payment, so the rent cannot be zero.
  if (!rentalMonthlyRateMinor || rentalMinimumMonths === null || rentalDepositMinor === null)
    throw new UserError('NOT_FOR_RENT', `"${product.name}" is not for rent.`, { path });
  if (months < rentalMinimumMonths)
    throw new UserError(
      'INVALID_INPUT',
      `"months" must be at least ${rentalMinimumMonths}: "${product.name}" is not rented for fewer months.`,
      { path: ['months'] },
    );
  if (rentalMonthlyRateMinor * months + rentalDepositMinor > maxAmountMinor)
    throw new UserError(
      'INVALID_INPUT',
      `"months" must be less: a rental costs at most ${fromMinor(maxAmountMinor, currencyCode)} ${currencyCode}.`,
      { path: ['months'] },
    );
  const settings = await knownSettings(ctx);
  return {
    product,
    currencyCode,
    storeName: settings.storeName,
    priceMinor,
    monthlyRateMinor: rentalMonthlyRateMinor,
    depositMinor: rentalDepositMinor,
    purchaseSharePpm: settings.rentalPurchaseSharePpm,
    graceDays: settings.rentalGraceDays,
    // The fixed fee is an amount in the store's currency, so it does not apply to a product in another one.
    lateFeeMinor: settings.currencyCode === currencyCode ? settings.rentalLateFeeMinor : 0,
    lateFeePpm: settings.rentalLateFeePpm,
    signingWindowHours: settings.rentalSigningWindowHours,
    defaultAfterOverdue: settings.rentalDefaultAfterOverdue,
  };
}
