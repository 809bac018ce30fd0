import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Category } from '../../catalog/categories/category.entity.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { type SalesScope, salesByCategories } from '../sales.sql.ts';
import { ReportRow, type RowOf } from './report-row.ts';

@ObjectType({ simpleResolvers: true, description: 'The sales of the products of a category.' })
export class CategorySales extends ReportRow {
  @Field(() => Category, {
    nullable: true,
    description: 'The current category of the products; null for those in none, or in a deleted one.',
  })
  @Loaded(() => Category)
  category!: Category | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the category; null for products in none.',
  })
  name!: string | null;

  @Field(() => Int, { description: 'The number of units sold, without returned ones.' })
  quantity!: number;

  @Field(() => Money, { description: 'The revenue. Categories below it have rows of their own.' })
  @Computed<CategorySales>(['revenueMinor', 'currencyCode'], row => money(row.revenueMinor, row.currencyCode))
  readonly revenue!: Money;

  revenueMinor!: number;
  currencyCode!: string;
}

export type CategorySalesRow = RowOf<CategorySales, 'revenue'>;

/** The sales of a range by category, the largest revenue first. */
export function salesByCategory(
  ctx: Context,
  scope: SalesScope,
  wanted: RowsWanted,
): Promise<Ranked<CategorySalesRow>> {
  return readRanked<CategorySalesRow>(ctx, {
    name: 'salesByCategory',
    rows: sql`select m.categoryId as id, m.quantity as quantity, m.revenueMinor as revenueMinor
      from (${salesByCategories(scope)}) as m where m.quantity <> 0 or m.revenueMinor <> 0`,
    details: {
      columns: sql`c.id as category, c.name as name, ${scope.currencyCode} as currencyCode`,
      join: sql`left join category as c on c.id = r.id`,
    },
    by: 'revenueMinor',
    numbers: ['quantity', 'revenueMinor'],
    wanted,
  });
}
