import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { CalendarDay, DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { type DayRange, rangeBefore } from '../../../platform/lib/day-range.ts';
import { momentsOf } from '../../settings/store-day.ts';
import { average, changeOf } from '../figures.ts';
import { withNumbers } from '../read-ranked.ts';
import { type SalesScope, salesTotals } from '../sales.sql.ts';
import { rentalsNow } from './rental-summary.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A range of days, from the first to the last, both included.',
})
export class DaySpan {
  @Field(() => CalendarDay, { description: 'The first day.' })
  from!: string;

  @Field(() => CalendarDay, { description: 'The last day.' })
  to!: string;
}

/** The figures of a range of days. */
@ObjectType()
abstract class RangeFigures {
  @Field(() => DaySpan, { description: 'The days that the figures cover.' })
  range!: DaySpan;

  @Field(() => Money, { description: 'The revenue.' })
  @Computed<RangeFigures>(['revenueMinor', 'currencyCode'], row => money(row.revenueMinor, row.currencyCode))
  readonly revenue!: Money;

  @Field(() => Int, { description: 'The number of orders placed, without canceled ones.' })
  orders!: number;

  @Field(() => Int, { description: 'The number of units sold, without returned ones.' })
  units!: number;

  @Field(() => Money, { description: 'The average revenue of an order, rounded half up.' })
  @Computed<RangeFigures>(['revenueMinor', 'orders', 'currencyCode'], row =>
    money(average(row.revenueMinor, row.orders), row.currencyCode),
  )
  readonly averageOrderValue!: Money;

  @Field(() => Int, { description: 'The number of customers created in these days.' })
  newCustomers!: number;

  revenueMinor!: number;
  currencyCode!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The figures of the same number of days right before, and the change since then.',
})
export class DashboardComparison extends RangeFigures {
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The relative change of the revenue: "0.25" is a quarter more. Null when there was none before.',
  })
  revenueChange!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The relative change of the number of orders. Null when there were none before.',
  })
  ordersChange!: string | null;
}

@ObjectType({ description: 'The key figures at a glance.' })
export class Dashboard extends RangeFigures {
  @Field(() => Int, { description: 'The number of rentals that are active now.' })
  activeRentals!: number;

  @Field(() => Int, { description: 'The number of installments that are overdue now.' })
  overdueInstallments!: number;

  @Field(() => DashboardComparison, {
    description: 'The same figures of the same number of days right before.',
  })
  comparedTo!: DashboardComparison;
}

type Figures = Omit<RangeFigures, 'revenue' | 'averageOrderValue'>;
export type DashboardRow = Omit<Dashboard, 'revenue' | 'averageOrderValue' | 'comparedTo'> & {
  readonly comparedTo: Figures & Pick<DashboardComparison, 'revenueChange' | 'ordersChange'>;
};

/** The figures of a range, and of the same number of days before it. */
export async function dashboard(ctx: Context, scope: Omit<SalesScope, 'channel'>): Promise<DashboardRow> {
  const before = rangeBefore(scope.range);
  const [now, earlier] = [salesTotals(scope), salesTotals({ ...scope, range: before })];
  const [row] = await query<Record<string, number>>(
    ctx,
    sql`/* analytics.dashboard */ select ${rentalsNow}, n.orders as orders, n.units as units, n.revenueMinor as revenueMinor, ${newCustomers(scope)} as newCustomers,
        e.orders as earlierOrders, e.units as earlierUnits, e.revenueMinor as earlierRevenueMinor, ${newCustomers({ ...scope, range: before })} as earlierNewCustomers
      from (${now}) as n, (${earlier}) as e`,
  );
  const read = withNumbers(row!, Object.keys(row!));
  const { currencyCode } = scope;
  return {
    range: scope.range,
    currencyCode,
    orders: read.orders!,
    units: read.units!,
    revenueMinor: read.revenueMinor!,
    newCustomers: read.newCustomers!,
    activeRentals: read.active!,
    overdueInstallments: read.overdueInstallments!,
    comparedTo: {
      range: before,
      currencyCode,
      orders: read.earlierOrders!,
      units: read.earlierUnits!,
      revenueMinor: read.earlierRevenueMinor!,
      newCustomers: read.earlierNewCustomers!,
      revenueChange: changeOf(read.revenueMinor!, read.earlierRevenueMinor!),
      ordersChange: changeOf(read.orders!, read.earlierOrders!),
    },
  };
}

function newCustomers({ timeZone, range }: { timeZone: string; range: DayRange }) {
  const { from, to } = momentsOf(timeZone, range);
  return sql`${rawSql('(select count(*) from customer as c where c.created_at >= ')}${from} and c.created_at < ${to})`;
}
