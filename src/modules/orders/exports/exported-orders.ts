import { rawSql } from '../../../platform/database/sql.ts';
import type { ExportedList } from '../../../platform/files/define-list-export.ts';
import { withAllFound } from '../../../platform/search/row-search.ts';
import { withinDays } from '../../settings/within-days.ts';
import { Order } from '../order.entity.ts';
import { orderList } from '../order-list.ts';

const placedAt = rawSql('t.placed_at');

/** The list of orders, as its exports read it. */
export const exportedOrders: ExportedList<Order> = {
  list: 'orders',
  entity: Order,
  rowsOf: async (ctx, choices: Parameters<typeof orderList>[1]) =>
    withAllFound(ctx, await orderList(ctx, choices)),
  createdAt: 'placedAt',
  withinDays: parameters => withinDays(placedAt, parameters),
};
