import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { average } from '../figures.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { type SalesScope, salesBySeller } from '../sales.sql.ts';
import type { RowOf } from './report-row.ts';
import { StaffFigures } from './staff-figures.ts';

@ObjectType({ simpleResolvers: true, description: 'The sales of a staff member.' })
export class StaffPerformance extends StaffFigures {
  @Field(() => Int, { description: 'The number of their orders and counter sales, without canceled ones.' })
  orders!: number;

  @Field(() => Int, { description: 'The number of units sold, without returned ones.' })
  units!: number;

  @Field(() => Money, { description: 'The revenue.' })
  @Computed<StaffPerformance>(['revenueMinor', 'currencyCode'], row =>
    money(row.revenueMinor, row.currencyCode),
  )
  readonly revenue!: Money;

  @Field(() => Money, { description: 'The average revenue of an order, rounded half up.' })
  @Computed<StaffPerformance>(['revenueMinor', 'orders', 'currencyCode'], row =>
    money(average(row.revenueMinor, row.orders), row.currencyCode),
  )
  readonly averageOrderValue!: Money;

  revenueMinor!: number;
  currencyCode!: string;
}

export type StaffPerformanceRow = RowOf<StaffPerformance, 'revenue' | 'averageOrderValue'>;

/** What each staff member sold in a range, the largest revenue first. */
export function staffPerformance(
  ctx: Context,
  scope: SalesScope,
  wanted: RowsWanted,
): Promise<Ranked<StaffPerformanceRow>> {
  return readRanked<StaffPerformanceRow>(ctx, {
    name: 'staffPerformance',
    rows: sql`select m.id as id, m.id as staffMember, m.name as name, s.orders as orders, s.units as units, s.revenueMinor as revenueMinor,
        ${scope.currencyCode} as currencyCode from (${salesBySeller(scope)}) as s join staff_member as m on m.id = s.staffMemberId`,
    by: 'revenueMinor',
    numbers: ['orders', 'units', 'revenueMinor'],
    wanted,
  });
}
