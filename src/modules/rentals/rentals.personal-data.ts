import type { Context } from '../../platform/context/context.ts';
import type { Row } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import type { PersonalData } from '../../platform/personal-data/personal-data.ts';
import { recordOf } from '../../platform/personal-data/record-of.ts';
import { rowsAbout, rowsBelow } from '../../platform/personal-data/records.ts';
import { paymentEntities, paymentRecords } from '../payments/payment-records.ts';
import { RentalContract } from './contract/rental-contract.entity.ts';
import { Rental } from './rental.entity.ts';
import { RentalEvent } from './rental-event.entity.ts';
import { buyoutId } from './rental-ids.ts';
import { RentalInstallment } from './rental-installment.entity.ts';

/** What they rented, with contract, signature, installments, payments, and timeline. */
export const rentalsData: PersonalData = {
  section: 'rentals',
  entities: [Rental, RentalContract, RentalInstallment, RentalEvent, ...paymentEntities],
  async *read(ctx, { customerIds }) {
    if (customerIds.length === 0) return;
    const where = sql`t.customer_id in (${listSql(customerIds)})`;
    for await (const rentals of rowsAbout(ctx, Rental, where, ['customer', 'createdById']))
      yield await withParts(ctx, rentals);
  },
};

async function withParts(ctx: Context, rentals: readonly Row<Rental>[]): Promise<object[]> {
  const ids = rentals.map(({ id }) => id);
  const contracts = await rowsBelow(ctx, RentalContract, 'rentalId', ids);
  const events = await rowsBelow(ctx, RentalEvent, 'rental', ids, {
    omit: ['actorId'],
    orderBy: 't.at, t.id',
  });
  const installments = await rowsBelow(ctx, RentalInstallment, 'rental', ids, { orderBy: 't.sequence' });
  const targets = ids.flatMap(id => [...installments(id).map(one => one.id), buyoutId(id)]);
  const payments = await paymentRecords(ctx, targets);
  return rentals.map(rental => ({
    ...recordOf(rental),
    contract: contracts(rental.id).map(recordOf)[0] ?? null,
    installments: installments(rental.id).map(one => ({ ...recordOf(one), payments: payments(one.id) })),
    buyoutPayments: payments(buyoutId(rental.id)),
    events: events(rental.id).map(recordOf),
  }));
}
