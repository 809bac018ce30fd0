import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import type { TopProductsBy } from '../analytics.inputs.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { type SalesScope, salesByProduct } from '../sales.sql.ts';
import { ProductFigures } from './product-figures.ts';
import type { RowOf } from './report-row.ts';

@ObjectType({ simpleResolvers: true, description: 'The sales of a product.' })
export class TopProduct extends ProductFigures {
  @Field(() => Int, { description: 'The number of units sold, without returned ones.' })
  quantity!: number;

  @Field(() => Money, { description: 'The revenue.' })
  @Computed<TopProduct>(['revenueMinor', 'currencyCode'], row => money(row.revenueMinor, row.currencyCode))
  readonly revenue!: Money;

  revenueMinor!: number;
  currencyCode!: string;
}

export type TopProductRow = RowOf<TopProduct, 'revenue'>;

/** The products that sold most in a range, the top one first. */
export function topProducts(
  ctx: Context,
  scope: SalesScope,
  by: TopProductsBy,
  wanted: RowsWanted,
): Promise<Ranked<TopProductRow>> {
  return readRanked<TopProductRow>(ctx, {
    name: 'topProducts',
    rows: sql`select s.productId as id, s.quantity as quantity, s.revenueMinor as revenueMinor from (${salesByProduct(scope)}) as s
      where s.quantity <> 0 or s.revenueMinor <> 0`,
    details: {
      columns: sql`p.id as product, p.sku as sku, p.name as name, ${scope.currencyCode} as currencyCode`,
      join: sql`join product as p on p.id = r.id`,
    },
    by: by === 'QUANTITY' ? 'quantity' : 'revenueMinor',
    numbers: ['quantity', 'revenueMinor'],
    wanted,
  });
}
