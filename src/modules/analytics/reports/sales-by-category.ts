import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Category } from '../../catalog/categories/category.entity.ts';
import { type RowsWanted, readRanked } from '../read-ranked.ts';
import { type SalesScope, salesByProduct } from '../sales.sql.ts';
import { ReportRow } from './report-row.ts';

@ObjectType({ simpleResolvers: true, description: 'How the products of a category sold.' })
export class CategorySales extends ReportRow {
  @Field(() => Category, {
    nullable: true,
    description: 'The category that the products are in now; null for those in none, or in a deleted one.',
  })
  @Loaded(() => Category)
  category!: Category | null;

  @Field(() => String, { nullable: true, description: 'Its name; null for products in none.' })
  name!: string | null;

  @Field(() => Int, { description: 'How many units were sold that did not come back.' })
  quantity!: number;

  @Field(() => Money, { description: 'The revenue. Of categories below it they have their own rows.' })
  @Computed<CategorySales>(['revenueMinor', 'currencyCode'], row => money(row.revenueMinor, row.currencyCode))
  readonly revenue!: Money;

  revenueMinor!: number;
  currencyCode!: string;
}

export interface CategorySalesRow {
  readonly id: string;
  readonly category: string | null;
  readonly name: string | null;
  readonly quantity: number;
  readonly revenueMinor: number;
  readonly currencyCode: string;
  readonly cursor: string;
}

/** What sold in a range by category, the most revenue first. */
export function salesByCategory(
  ctx: Context,
  scope: SalesScope,
  wanted: RowsWanted,
): Promise<CategorySalesRow[]> {
  return readRanked<CategorySalesRow>(ctx, {
    name: 'salesByCategory',
    rows: sql`select coalesce(m.categoryId, '') as id, m.categoryId as category, c.name as name, m.quantity as quantity,
        m.revenueMinor as revenueMinor, ${scope.currencyCode} as currencyCode from (
        select p.category_id as categoryId, sum(t.quantity) as quantity, sum(t.revenueMinor) as revenueMinor
        from (${salesByProduct(scope)}) as t join product as p on p.id = t.productId group by p.category_id
      ) as m left join category as c on c.id = m.categoryId where m.quantity <> 0 or m.revenueMinor <> 0`,
    by: 'revenueMinor',
    numbers: ['quantity', 'revenueMinor'],
    wanted,
  });
}
