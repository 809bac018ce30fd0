import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { query } from '../../platform/database/rows.ts';
import { lockById } from '../../platform/database/saving.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { erasedText, withoutTexts } from '../../platform/lib/erased.ts';
import { audit } from '../audit/audit.ts';
import { eraseTextsAbout } from '../audit/erase-texts-about.ts';
import { eraseNetwork } from '../inventory/holds/holds.ts';
import { erasePaymentTexts, paymentTextFields } from '../payments/erase-payment-texts.ts';
import { plainExemption } from '../tax/tax-treatment.ts';
import { eraseContract } from './contract/erase-contract.ts';
import { RentalContract } from './contract/rental-contract.entity.ts';
import { lockInstallments } from './lock-rental.ts';
import { Rental } from './rental.entity.ts';
import { RentalEvent } from './rental-event.entity.ts';
import { buyoutId } from './rental-ids.ts';

const pageSize = 100;

/** What people write about a rental, by the names that it has in timelines and in the audit log. */
const textFields = ['endReason', 'waiveReason', 'reason', 'notes', 'taxExemption'] as const;

/**
 * Erases from the rentals of an erased user what was written about them, also from their payments, their timelines, and
 * the audit log, and contracts that were not signed. A signed contract is marked: it is evidence, and `eraseOldContracts`
 * erases it when its time is over. Each rental is a transaction of its own, which locks it before its payments. Safe to
 * repeat.
 */
export async function eraseRentals(ctx: Context, userId: string): Promise<void> {
  for (let after = ''; ; ) {
    const page = await query<{ id: string }>(
      ctx,
      sql`/* rentals.ofUser */ select r.id from rental as r join customer as c on c.id = r.customer_id where c.user_id = ${userId} and r.id > ${after} order by r.id limit ${rawSql(String(pageSize))}`,
    );
    for (const { id } of page) await eraseRental(ctx, id, userId);
    if (page.length < pageSize) return;
    after = page.at(-1)!.id;
  }
}

async function eraseRental(ctx: Context, rentalId: string, userId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const rental = await lockById(ctx, Rental, rentalId, [], { deleted: true });
    const installments = await lockInstallments(ctx, rentalId);
    rental.endReason = null;
    rental.taxExemption = plainExemption(rental.taxExemption);
    await eraseNetwork(ctx, rentalId);
    for (const one of installments) if (one.waiveReason !== null) one.waiveReason = erasedText;
    const events = await ctx.em.find(RentalEvent, { rental: rentalId });
    for (const event of events) event.details = withoutTexts(event.details, textFields) ?? event.details;
    await eraseOrMarkContract(ctx, rental);
    const targets = [...installments.map(({ id }) => id), buyoutId(rentalId)];
    const paymentIds = await erasePaymentTexts(ctx, targets);
    await eraseTextsAbout(ctx, userId, [rentalId, ...paymentIds], [...textFields, ...paymentTextFields]);
  });
}

async function eraseOrMarkContract(ctx: Context, rental: Rental): Promise<void> {
  const contract = await ctx.em.findOne(
    RentalContract,
    { rentalId: rental.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (!contract) return;
  contract.personErasedAt ??= ctx.clock.now();
  if (contract.signedAt !== null || contract.erasedAt !== null) return;
  eraseContract(contract, ctx.clock.now());
  audit(ctx, 'rental.contract-erased', rental);
}
