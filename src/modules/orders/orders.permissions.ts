import { anyone, can, isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

export const ordersPermissions: RuleTree = {
  Query: {
    // One's own orders; all of them with ORDERS_VIEW.
    order: isAuthenticated,
    orderByNumber: isAuthenticated,
    orders: isAuthenticated,
    quoteOrder: anyone,
  },
  Mutation: {
    // For oneself; for others with ORDERS_MANAGE.
    placeOrder: isAuthenticated,
    updateOrder: isAuthenticated,
    cancelOrder: isAuthenticated,
    shipOrder: can('ORDERS_MANAGE'),
    shipOrders: can('ORDERS_MANAGE'),
    deliverOrder: can('ORDERS_MANAGE'),
    createShipment: can('ORDERS_MANAGE'),
    updateShipment: can('ORDERS_MANAGE'),
    deliverShipment: can('ORDERS_MANAGE'),
    refundShipping: can('PAYMENTS_REFUND'),
    returnOrderLines: can('ORDERS_MANAGE'),
    recordSale: can('SALES_RECORD'),
    updateSale: can('SALES_RECORD'),
    voidSale: can('SALES_RECORD'),
  },
  Subscription: {
    orderPlaced: can('ORDERS_VIEW'),
    // One's own orders; any with ORDERS_VIEW.
    orderUpdated: isAuthenticated,
  },
};
