import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { type Sql, sql } from '../../../platform/database/sql.ts';
import type { DayRange } from '../../../platform/lib/day-range.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { ProductFigures } from './product-figures.ts';
import type { RowOf } from './report-row.ts';

@ObjectType({ simpleResolvers: true, description: 'How many units of a product were produced.' })
export class ProductProduction extends ProductFigures {
  @Field(() => Int, { description: 'The number of units produced.' })
  quantity!: number;
}

export type ProductProductionRow = RowOf<ProductProduction>;

/** What was produced on these days, without voided records: `production_record as p` with its conditions. */
export function producedIn({ from, to }: DayRange): Sql {
  return sql`production_record as p where p.produced_on >= ${from} and p.produced_on <= ${to} and p.voided_at is null and p.deleted_at is null`;
}

/** What was produced in a range, the largest quantity first. */
export function productionReport(
  ctx: Context,
  range: DayRange,
  wanted: RowsWanted,
): Promise<Ranked<ProductProductionRow>> {
  return readRanked<ProductProductionRow>(ctx, {
    name: 'productionReport',
    rows: sql`select p.product_id as id, sum(p.quantity) as quantity from ${producedIn(range)} group by p.product_id`,
    details: {
      columns: sql`q.id as product, q.sku as sku, q.name as name`,
      join: sql`join product as q on q.id = r.id`,
    },
    by: 'quantity',
    numbers: ['quantity'],
    wanted,
  });
}
