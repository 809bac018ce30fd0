import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { type SalesScope, salesBesides } from '../sales.sql.ts';
import { ProductFigures } from './product-figures.ts';
import { producedIn } from './production-report.ts';
import type { RowOf } from './report-row.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How many units of a product were sold and produced, and how many are on hand.',
})
export class OrdersAndProduction extends ProductFigures {
  @Field(() => Int, { description: 'The number of units sold, without returned ones.' })
  sold!: number;

  @Field(() => Int, { description: 'The number of units produced.' })
  produced!: number;

  @Field(() => Int, { description: 'The number of units on hand now.' })
  onHand!: number;
}

export type OrdersAndProductionRow = RowOf<OrdersAndProduction>;

/** The products that were sold or produced in a range, the most sold first. */
export function ordersAndProduction(
  ctx: Context,
  scope: SalesScope,
  wanted: RowsWanted,
): Promise<Ranked<OrdersAndProductionRow>> {
  const made = sql`select p.product_id as productId, 0 as quantity, p.quantity as made from ${producedIn(scope.range)}`;
  return readRanked<OrdersAndProductionRow>(ctx, {
    name: 'ordersAndProduction',
    rows: sql`select m.productId as id, m.sold as sold, m.made as produced from (${salesBesides(scope, made)}) as m where m.sold <> 0 or m.made <> 0`,
    details: {
      columns: sql`q.id as product, q.sku as sku, q.name as name, q.stock_on_hand as onHand`,
      join: sql`join product as q on q.id = r.id`,
    },
    by: 'sold',
    numbers: ['sold', 'produced', 'onHand'],
    wanted,
  });
}
