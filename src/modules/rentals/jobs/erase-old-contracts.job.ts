import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { sql } from '../../../platform/database/sql.ts';
import { sweep } from '../../../platform/jobs/sweep.ts';
import { addMonths } from '../../../platform/lib/calendar-day.ts';
import { audit } from '../../audit/audit.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { dayIn, startOfDay } from '../../settings/store-day.ts';
import { eraseContract } from '../contract/erase-contract.ts';
import { RentalContract } from '../contract/rental-contract.entity.ts';
import { lockRental } from '../lock-rental.ts';
import type { Rental } from '../rental.entity.ts';

/**
 * Erases the signed contracts of erased people `retentionYears` after the end of the rental. Of a rental that never
 * began the years count from the signature; one that still runs keeps its contract however long that is.
 */
export const eraseOldContracts = sweep({
  name: 'rentals.erase-old-contracts',
  every: '1d',
  lane: 'exports',
  priority: -1,
  begin: lastMomentKept,
  find: (before, after) =>
    sql`/* rentals.contractsToErase */ select c.id from rental_contract as c join rental as r on r.id = c.rental_id
      where c.person_erased_at is not null and c.erased_at is null and c.id > ${after}
        and case when r.activated_at is null then c.signed_at else r.ended_at end < ${before} order by c.id`,
  each: eraseOld,
});

/** The first moment of today in the store, so many years ago: what ended before it is over for all of them. */
async function lastMomentKept(ctx: Context): Promise<Date> {
  const { retentionYears, timeZone } = await readSettings(ctx);
  const today = dayIn(timeZone, ctx.clock.now());
  return startOfDay(timeZone, addMonths(today, -12 * retentionYears));
}

async function eraseOld(ctx: Context, contractId: string, before: Date): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const { rentalId } = await ctx.em.findOneOrFail(RentalContract, { id: contractId });
    const rental = await lockRental(ctx, rentalId);
    const contract = await ctx.em.findOneOrFail(
      RentalContract,
      { id: contractId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    );
    const over = endOf(rental, contract);
    if (contract.personErasedAt === null || contract.erasedAt !== null || !over || over >= before) return;
    eraseContract(contract, ctx.clock.now());
    audit(ctx, 'rental.contract-erased', rental);
  });
}

function endOf({ activatedAt, endedAt }: Rental, { signedAt }: RentalContract): Date | null {
  return activatedAt === null ? signedAt : endedAt;
}
