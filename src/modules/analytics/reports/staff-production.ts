import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { DayRange } from '../../../platform/lib/day-range.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { producedIn } from './production-report.ts';
import type { RowOf } from './report-row.ts';
import { StaffFigures } from './staff-figures.ts';

@ObjectType({ simpleResolvers: true, description: 'The production of a staff member.' })
export class StaffProduction extends StaffFigures {
  @Field(() => Int, { description: 'The number of units produced.' })
  quantity!: number;

  @Field(() => Int, { description: 'The number of production records, without voided ones.' })
  records!: number;
}

export type StaffProductionRow = RowOf<StaffProduction>;

/** What each staff member produced in a range, the largest quantity first. */
export function staffProduction(
  ctx: Context,
  range: DayRange,
  wanted: RowsWanted,
): Promise<Ranked<StaffProductionRow>> {
  return readRanked<StaffProductionRow>(ctx, {
    name: 'staffProduction',
    rows: sql`select m.id as id, m.id as staffMember, m.name as name, s.quantity as quantity, s.records as records from (
        select p.staff_member_id as staffMemberId, sum(p.quantity) as quantity, count(*) as records
        from ${producedIn(range)} group by p.staff_member_id
      ) as s join staff_member as m on m.id = s.staffMemberId`,
    by: 'quantity',
    numbers: ['quantity', 'records'],
    wanted,
  });
}
