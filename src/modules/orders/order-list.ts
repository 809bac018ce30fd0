import type { Context } from '../../platform/context/context.ts';
import { notDeleted } from '../../platform/database/conditions.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type RowsSearched, rowSearch } from '../../platform/search/row-search.ts';
import { Order } from './order.entity.ts';
import { orderConditions } from './order.filter.ts';
import type { OrderSortField, OrdersArgs } from './order.inputs.ts';
import { waysToOrder } from './order-search.sql.ts';

const sortProperties: Record<OrderSortField, keyof Order & string> = {
  PLACED_AT: 'placedAt',
  NUMBER: 'number',
  TOTAL: 'totalMinor',
  UPDATED_AT: 'updatedAt',
};

/** The orders that a filter finds, whoever asks, in the order of a sort. @throws UserError INVALID_INPUT */
export async function orderList(
  ctx: Context,
  { filter, sort }: Pick<OrdersArgs, 'filter' | 'sort'>,
): Promise<RowsSearched<Order>> {
  return {
    list: {
      entity: Order,
      where: [notDeleted, ...(await orderConditions(ctx, filter ?? {}))],
      choices: [
        { property: 'status', values: filter?.status },
        { property: 'channel', values: filter?.channel },
        { property: 'paymentStatus', values: filter?.paymentStatus },
        { property: 'fulfillmentStatus', values: filter?.fulfillmentStatus },
      ],
      sort: sortBy(ctx, Order, sortProperties[sort?.field ?? 'PLACED_AT'], sort?.direction !== 'ASC'),
    },
    search: rowSearch(filter?.search, 'orders', word => waysToOrder(ctx, word)),
  };
}
