import { rawSql } from '../../../platform/database/sql.ts';
import type { ExportedList } from '../../../platform/files/define-list-export.ts';
import { withinDays } from '../../settings/within-days.ts';
import { Order } from '../order.entity.ts';
import { orderList } from '../order-list.ts';

const placedAt = rawSql('t.placed_at');

/** The list of orders, as its exports read it. */
export const exportedOrders: ExportedList<Order> = {
  list: 'orders',
  entity: Order,
  rowsOf: orderList,
  createdAt: 'placedAt',
  withinDays: parameters => withinDays(placedAt, parameters),
};
