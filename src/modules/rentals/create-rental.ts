import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { idempotent } from '../../platform/idempotency/idempotent.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { addDays, addMonths } from '../../platform/lib/calendar-day.ts';
import { randomCode } from '../../platform/lib/random-code.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { customerFor } from '../accounts/customers/customer-for.ts';
import { audit } from '../audit/audit.ts';
import { checkHolds } from '../inventory/holds/check-holds.ts';
import { holderOf } from '../inventory/holds/holder.ts';
import { writeHold } from '../inventory/holds/holds.ts';
import { moveStock } from '../inventory/move-stock.ts';
import { storeDay } from '../settings/store-day.ts';
import { sha256 } from './contract/contract-hash.ts';
import { renderContractText, templateVersion } from './contract/render-contract-text.ts';
import { RentalContract } from './contract/rental-contract.entity.ts';
import { recordTimelineEvent } from './record-timeline-event.ts';
import { Rental } from './rental.entity.ts';
import type { CreateRentalInput } from './rental.inputs.ts';
import { buyoutByMonth, maxDaysAhead, scheduleOf } from './rental.rules.ts';
import { newRentalId } from './rental-ids.ts';
import { rentalTermsOf } from './rental-terms-of.ts';
import { rentalCreated } from './rentals.events.ts';
import { writeInstallments } from './write-installments.ts';

const hourMs = 3_600_000;

/**
 * Holds a unit and writes the contract for the customer to sign. All terms are copied as they are now.
 * @throws UserError NOT_FOUND, NOT_A_CUSTOMER, NOT_FOR_RENT, PRODUCT_NOT_FOR_SALE, INSUFFICIENT_STOCK, TOO_MANY_UNPAID, INVALID_INPUT, IDEMPOTENCY_KEY_REUSED
 */
export async function createRental(ctx: Context, input: CreateRentalInput): Promise<{ rentalId: string }> {
  return inTransaction(ctx, async ctx => {
    const rentalId = newRentalId();
    return idempotent(ctx, 'createRental', input, { rentalId }, async () => {
      const { productId, months } = input;
      // Customer and product are locked before the first plain read, which fixes what the transaction sees.
      const customer = await customerFor(ctx, input.customerId, 'RENTALS_MANAGE');
      const unchecked = await holderOf(ctx, customer, 'RENTALS_MANAGE');
      const terms = await rentalTermsOf(ctx, productId, months, { locks: true, buyer: customer });
      const startDate = await startDateOf(ctx, input.startDate);
      const holder = await checkHolds(ctx, unchecked, 1);
      await moveStock(ctx, [{ productId, delta: -1, path: ['productId'] }], {
        reason: 'RENTAL_OUT',
        reference: rentalId,
      });
      const { product, storeName, ...copied } = terms;
      const schedule = scheduleOf(terms, startDate, months);
      const totalMinor = terms.monthlyRateMinor * months + terms.depositMinor;
      const holdsUntil = new Date(ctx.clock.now().getTime() + terms.signingWindowHours * hourMs);
      const rental = create(ctx, Rental, {
        id: rentalId,
        number: randomCode('L'),
        status: 'AWAITING_SIGNATURE',
        customer: customer.id,
        product: productId,
        sku: product.sku,
        productName: product.name,
        ...copied,
        startDate,
        endDate: addMonths(startDate, months),
        months,
        chargedMinor: totalMinor,
        holdsUntil,
        createdById: ctx.actor.userId,
      });
      writeInstallments(ctx, rental, schedule);
      const { number, endDate } = rental;
      const text = renderContractText({
        ...copied,
        storeName,
        number,
        customerName: customer.name,
        productName: product.name,
        sku: product.sku,
        startDate,
        endDate,
        months,
        totalMinor,
        schedule,
        buyouts: buyoutByMonth(terms, months),
      });
      create(ctx, RentalContract, { rentalId, templateVersion, text, textHash: sha256(text) });
      audit(ctx, 'rental.created', rental, { details: { sha256: sha256(text) } });
      await ctx.em.flush();
      await writeHold(ctx, holder, { id: rentalId, units: 1, expiresAt: holdsUntil });
      await recordTimelineEvent(ctx, rentalId, 'CREATED');
      emit(ctx, rentalCreated, { rentalId });
    });
  });
}

/** @throws UserError INVALID_INPUT for a day that is past or too far ahead */
async function startDateOf(ctx: Context, wanted: string | null | undefined): Promise<string> {
  const today = await storeDay(ctx);
  if (wanted == null) return today;
  const last = addDays(today, maxDaysAhead);
  if (wanted >= today && wanted <= last) return wanted;
  throw new UserError('INVALID_INPUT', `"startDate" must be from ${today} to ${last}, but it is ${wanted}.`, {
    path: ['startDate'],
  });
}
