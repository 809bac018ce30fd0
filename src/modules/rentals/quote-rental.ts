import type { Context } from '../../platform/context/context.ts';
import { money } from '../../platform/graphql/money.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { addMonths } from '../../platform/lib/calendar-day.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { readBuyer } from '../accounts/customers/customer-for.ts';
import { storeDay } from '../settings/store-day.ts';
import { buyoutByMonth, maxMonths, scheduleOf } from './rental.rules.ts';
import type { RentalQuote } from './rental-quote.type.ts';
import { rentalTermsOf } from './rental-terms-of.ts';

/**
 * What renting from today would cost. No unit is held.
 * @throws UserError NOT_FOUND, NOT_FOR_RENT, PRODUCT_NOT_FOR_SALE, INVALID_INPUT
 */
export async function quoteRental(
  ctx: Context,
  productId: string,
  months: number,
  customerId?: string | null,
): Promise<RentalQuote> {
  checkId(productId, 'product', 'productId');
  if (months < 1 || months > maxMonths)
    throw new UserError('INVALID_INPUT', `"months" must be from 1 to ${maxMonths}, but it is ${months}.`, {
      path: ['months'],
    });
  const buyer = await readBuyer(ctx, customerId, 'RENTALS_MANAGE');
  const terms = await rentalTermsOf(ctx, productId, months, { locks: false, buyer });
  const startDate = await storeDay(ctx);
  const amount = (minor: number) => money(minor, terms.currencyCode);
  const buyouts = buyoutByMonth(terms, months);
  const rentMinor = terms.monthlyRateMinor * months;
  return {
    productId,
    months,
    startDate,
    endDate: addMonths(startDate, months),
    monthlyRate: amount(terms.monthlyRateMinor),
    deposit: amount(terms.depositMinor),
    rentTotal: amount(rentMinor),
    total: amount(rentMinor + terms.depositMinor),
    price: amount(terms.priceMinor),
    rentTaxRate: rateOf(terms.rentTaxPpm),
    rentTaxName: terms.rentTaxName,
    taxExemption: terms.taxExemption,
    installments: scheduleOf(terms, startDate, months).map(
      ({ sequence, dueOn, amountMinor, taxMinor }, index) => ({
        sequence,
        dueOn,
        amount: amount(amountMinor),
        tax: amount(taxMinor),
        buyoutPrice: amount(buyouts[index]!.amountMinor),
      }),
    ),
    isAvailable: terms.product.stockOnHand > 0,
  };
}
