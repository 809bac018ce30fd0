import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { type SalesScope, salesByProduct } from '../sales.sql.ts';
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
  return readRanked<OrdersAndProductionRow>(ctx, {
    name: 'ordersAndProduction',
    rows: sql`select q.id as id, q.id as product, q.sku as sku, q.name as name, q.stock_on_hand as onHand,
        m.sold as sold, m.produced as produced from (
        select b.productId as productId, sum(b.sold) as sold, sum(b.produced) as produced from (
          select t.productId as productId, t.quantity as sold, 0 as produced from (${salesByProduct(scope)}) as t
          union all
          select p.product_id as productId, 0 as sold, p.quantity as produced from ${producedIn(scope.range)}
        ) as b group by b.productId
      ) as m join product as q on q.id = m.productId where m.sold <> 0 or m.produced <> 0`,
    by: 'sold',
    numbers: ['sold', 'produced', 'onHand'],
    wanted,
  });
}
