import type { Context } from '../../platform/context/context.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { fromMinor, maxAmountMinor } from '../../platform/lib/money.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { placeOf } from '../accounts/addresses/place-of.ts';
import { usualAddresses } from '../accounts/addresses/usual-addresses.ts';
import type { Buyer } from '../accounts/customers/customer-for.ts';
import { Product } from '../catalog/products/product.entity.ts';
import type { Settings } from '../settings/settings.entity.ts';
import { knownSettings } from '../settings/settings.queries.ts';
import { storeTaxation } from '../settings/store-taxation.ts';
import type { RentalTermsInForce } from './rental.rules.ts';
import { grossOf, type RentalTaxes, rentalTaxesOf, untaxed } from './rental-tax.rules.ts';

/** The terms of a new rental; its amounts with tax. */
export interface OfferedTerms extends RentalTermsInForce, RentalTaxes {
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
  'taxClass',
] as const;

/**
 * The terms under which a product can be rented now for a number of months: its own and the store's.
 * @param locks whether to lock the product until the end of the transaction
 * @param buyer who rents, which decides the tax; null for somebody unknown
 * @throws UserError NOT_FOUND, PRODUCT_NOT_FOR_SALE, NOT_FOR_RENT, INVALID_INPUT
 */
export async function rentalTermsOf(
  ctx: Context,
  productId: string,
  months: number,
  { locks, buyer }: { readonly locks: boolean; readonly buyer: Buyer | null },
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
  const settings = await knownSettings(ctx);
  const { includesTax, ...taxes } = await taxesOfRental(ctx, settings, product, buyer);
  const monthlyRateMinor = grossOf(rentalMonthlyRateMinor, taxes.rentTaxPpm, includesTax);
  const grossPriceMinor = grossOf(priceMinor, taxes.buyoutTaxPpm, includesTax);
  if (grossPriceMinor > maxAmountMinor || monthlyRateMinor * months + rentalDepositMinor > maxAmountMinor)
    throw new UserError(
      'INVALID_INPUT',
      `"months" must be less: a rental costs at most ${fromMinor(maxAmountMinor, currencyCode)} ${currencyCode}.`,
      { path: ['months'] },
    );
  return {
    product,
    ...taxes,
    currencyCode,
    storeName: settings.storeName,
    priceMinor: grossPriceMinor,
    monthlyRateMinor,
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

/** A unit is used where the customer usually has things sent. Without a class of the rent, rentals are not taxed at all. */
async function taxesOfRental(
  ctx: Context,
  { rentalTaxClassId, rentalLateFeeTaxed }: Row<Settings>,
  product: Row<Product>,
  buyer: Buyer | null,
): Promise<RentalTaxes & { readonly includesTax: boolean }> {
  if (rentalTaxClassId === null) return { ...untaxed, includesTax: true };
  const address = buyer && (await usualAddresses(ctx, buyer)).shippingAddress;
  const taxation = await storeTaxation(ctx, placeOf(address), buyer, 'SERVICE');
  const classes = { rent: rentalTaxClassId, product: product.taxClass };
  return { ...rentalTaxesOf(taxation, classes, rentalLateFeeTaxed), includesTax: taxation.includesTax };
}
