import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { momentsOf } from '../../settings/store-day.ts';
import { withNumbers } from '../read-ranked.ts';
import type { SalesScope } from '../sales.sql.ts';

@ObjectType({ simpleResolvers: true, description: 'The key figures of rentals.' })
export class RentalSummary {
  @Field(() => Int, {
    description: 'The number of rentals that started in the range: signed, with the first installment paid.',
  })
  started!: number;

  @Field(() => Int, { description: 'The number of rentals whose unit was returned in the range.' })
  returned!: number;

  @Field(() => Int, { description: 'The number of rentals bought out in the range.' })
  boughtOut!: number;

  @Field(() => Int, {
    description: 'The number of rentals canceled or expired in the range, before they started.',
  })
  cancelled!: number;

  @Field(() => Int, { description: 'The number of rentals that are active now.' })
  active!: number;

  @Field(() => Int, { description: 'The number of installments that are overdue now.' })
  overdueInstallments!: number;

  @Field(() => Money, { description: 'The amount that is overdue now: rent, late fees, and deposits.' })
  @Computed<RentalSummary>(['overdueMinor', 'currencyCode'], row => money(row.overdueMinor, row.currencyCode))
  readonly overdue!: Money;

  @Field(() => Money, {
    description:
      'Rent and late fees of installments paid in the range, without tax, minus refunds. Deposits and buyouts are not included.',
  })
  @Computed<RentalSummary>(['incomeMinor', 'currencyCode'], row => money(row.incomeMinor, row.currencyCode))
  readonly income!: Money;

  overdueMinor!: number;
  incomeMinor!: number;
  currencyCode!: string;
}

export type RentalSummaryRow = Omit<RentalSummary, 'overdue' | 'income'>;

const counted = [
  'started',
  'returned',
  'boughtOut',
  'cancelled',
  'active',
  'overdueInstallments',
  'overdueMinor',
  'incomeMinor',
] as const;

/** The figures of rentals in a range, and as of now. Amounts in other currencies are not included. */
export async function rentalSummary(
  ctx: Context,
  { range, timeZone, currencyCode }: Pick<SalesScope, 'range' | 'timeZone' | 'currencyCode'>,
): Promise<RentalSummaryRow> {
  const { from, to } = momentsOf(timeZone, range);
  const ended = sql`r.ended_at >= ${from} and r.ended_at < ${to}`;
  const [row] = await query<RentalSummaryRow>(
    ctx,
    sql`/* analytics.rentalSummary */ select
      (select count(*) from rental as r where r.activated_at >= ${from} and r.activated_at < ${to}) as started,
      (select count(*) from rental as r where r.status = 'RETURNED' and ${ended}) as returned,
      (select count(*) from rental as r where r.status = 'BOUGHT_OUT' and ${ended}) as boughtOut,
      (select count(*) from rental as r where r.status in ('CANCELLED', 'EXPIRED') and ${ended}) as cancelled,
      ${rentalsNow},
      (select coalesce(sum(i.amount_minor + i.deposit_minor + i.late_fee_minor - i.paid_minor), 0) from rental_installment as i
        where i.status = 'OVERDUE' and i.currency_code = ${currencyCode}) as overdueMinor,
      (select coalesce(sum(i.amount_minor + i.late_fee_minor - i.refunded_minor - (i.tax_minor - i.refunded_tax_minor)), 0) from rental_installment as i
        where i.status = 'PAID' and i.paid_at >= ${from} and i.paid_at < ${to} and i.currency_code = ${currencyCode}) as incomeMinor,
      ${currencyCode} as currencyCode`,
  );
  return withNumbers(row!, counted);
}

/** The number of active rentals and of overdue installments. */
export const rentalsNow = sql`(select count(*) from rental as r where r.status in ('ACTIVE', 'OVERDUE', 'DEFAULTED')) as active,
      (select count(*) from rental_installment as i where i.status = 'OVERDUE') as overdueInstallments`;
