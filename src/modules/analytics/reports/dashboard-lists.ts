import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { Order } from '../../orders/order.entity.ts';

/** Products for sale that are low on stock or out of stock, the lowest stock first. */
export function lowStockProducts(
  ctx: Context,
  first: number,
  info: GraphQLResolveInfo,
): Promise<Row<Product>[]> {
  const selection = selectionBelow(ctx, info, Product);
  return selectRows<Product>(
    ctx,
    selection,
    sql`${rawSql(`/* analytics.lowStock */ select ${selection.text} from product as t${selection.joins} where`)}
      t.stock_on_hand <= t.low_stock_threshold and t.status = 'ACTIVE' and t.deleted_at is null order by t.stock_on_hand, t.id limit ${rawSql(String(first))}`,
  );
}

/** The latest orders, including canceled ones. */
export function recentOrders(ctx: Context, first: number, info: GraphQLResolveInfo): Promise<Row<Order>[]> {
  const selection = selectionBelow(ctx, info, Order);
  return selectRows<Order>(
    ctx,
    selection,
    sql`${rawSql(`/* analytics.recentOrders */ select ${selection.text} from sales_order as t${selection.joins} where`)}
      t.deleted_at is null order by t.placed_at desc, t.id desc limit ${rawSql(String(first))}`,
  );
}
