import { Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Category } from '../../catalog/categories/category.entity.ts';
import { type Ranked, type RowsWanted, readRanked, withNumbers } from '../read-ranked.ts';

@ObjectType({ simpleResolvers: true, description: 'The value of the stock of a category.' })
export class CategoryValuation {
  @Field(() => Category, {
    nullable: true,
    description: 'The category; null for products in none, or in a deleted one.',
  })
  @Loaded(() => Category)
  category!: Category | null;

  @Field(() => Int, { description: 'The number of products in stock.' })
  products!: number;

  @Field(() => Int, { description: 'The number of units in stock.' })
  units!: number;

  @Field(() => Money, {
    description: 'Their value: units × price; before tax, or with it where `Settings.pricesIncludeTax`.',
  })
  @Computed<CategoryValuation>(['valueMinor', 'currencyCode'], row => money(row.valueMinor, row.currencyCode))
  readonly value!: Money;

  valueMinor!: number;
  currencyCode!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The value of the current stock at current prices. Rented units are not in stock.',
})
export class InventoryValuation {
  @Field(() => Int, { description: 'The number of products in stock.' })
  products!: number;

  @Field(() => Int, { description: 'The number of units in stock.' })
  units!: number;

  @Field(() => Money, {
    description: 'Their value: units × price; before tax, or with it where `Settings.pricesIncludeTax`.',
  })
  @Computed<InventoryValuation>(['valueMinor', 'currencyCode'], row =>
    money(row.valueMinor, row.currencyCode),
  )
  readonly value!: Money;

  @Price({ rows: 20 })
  @Field(() => [CategoryValuation], { description: 'The same figures by category, the largest value first.' })
  categories!: CategoryValuation[];

  valueMinor!: number;
  currencyCode!: string;
}

type Valued = Pick<CategoryValuation, 'products' | 'units' | 'valueMinor' | 'currencyCode'>;

/** The products in stock with a price in this currency, including archived ones. They are most of all. */
function stocked(ctx: Context, currencyCode: string): Sql {
  return sql`product as p${ctx.database.db.dialect.whole} where p.stock_on_hand > 0 and p.currency_code = ${currencyCode} and p.deleted_at is null`;
}

/** The value of the stock in one currency, in total and by category. */
export async function inventoryValuation(
  ctx: Context,
  currencyCode: string,
): Promise<Valued & { categories: (Valued & { category: string | null })[] }> {
  const rows = await query<Valued & { category: string | null }>(
    ctx,
    sql`/* analytics.inventoryValuation */ select p.category_id as category, count(*) as products, sum(p.stock_on_hand) as units,
        sum(p.stock_on_hand * p.price_minor) as valueMinor, ${currencyCode} as currencyCode
      from ${stocked(ctx, currencyCode)} group by p.category_id order by valueMinor desc, p.category_id`,
  );
  const categories = rows.map(row => withNumbers(row, ['products', 'units', 'valueMinor']));
  const total = (name: 'products' | 'units' | 'valueMinor') =>
    categories.reduce((sum, row) => sum + row[name], 0);
  return {
    products: total('products'),
    units: total('units'),
    valueMinor: total('valueMinor'),
    currencyCode,
    categories,
  };
}

export interface ProductValuationRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly units: number;
  readonly priceMinor: number;
  readonly valueMinor: number;
  readonly currencyCode: string;
  readonly cursor: string;
}

/** The value of the stock by product, for the export. */
export function valuationByProduct(
  ctx: Context,
  currencyCode: string,
  wanted: RowsWanted,
): Promise<Ranked<ProductValuationRow>> {
  return readRanked<ProductValuationRow>(ctx, {
    name: 'valuationByProduct',
    rows: sql`${rawSql('select p.id as id, p.sku as sku, p.name as name, p.stock_on_hand as units, p.price_minor as priceMinor, p.currency_code as currencyCode, p.stock_on_hand * p.price_minor as valueMinor from ')}${stocked(ctx, currencyCode)}`,
    by: 'valueMinor',
    numbers: ['units', 'priceMinor', 'valueMinor'],
    wanted,
  });
}
