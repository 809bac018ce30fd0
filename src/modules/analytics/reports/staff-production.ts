import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { DayRange } from '../../../platform/lib/day-range.ts';
import { type RowsWanted, readRanked } from '../read-ranked.ts';
import { producedIn } from './production-report.ts';
import { StaffFigures } from './staff-figures.ts';

@ObjectType({ simpleResolvers: true, description: 'What a staff member made.' })
export class StaffProduction extends StaffFigures {
  @Field(() => Int, { description: 'How many units.' })
  quantity!: number;

  @Field(() => Int, { description: 'In how many records, without voided ones.' })
  records!: number;
}

export interface StaffProductionRow {
  readonly id: string;
  readonly staffMember: string;
  readonly name: string;
  readonly quantity: number;
  readonly records: number;
  readonly cursor: string;
}

/** What each of the staff made in a range, who made most first. */
export function staffProduction(
  ctx: Context,
  range: DayRange,
  wanted: RowsWanted,
): Promise<StaffProductionRow[]> {
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
