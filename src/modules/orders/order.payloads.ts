import { bulkPayloadOf } from '../../platform/bulk/bulk-payload-of.ts';
import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Order } from './order.entity.ts';
import { readOrder } from './order.queries.ts';

/** The order after a change, also of what belongs to it. */
export const orderField = readAgain('order', () => Order, readOrder);

export const PlaceOrderPayload = payloadOf('placeOrder', orderField);
export const UpdateOrderPayload = payloadOf('updateOrder', orderField);
export const CancelOrderPayload = payloadOf('cancelOrder', orderField);
export const ShipOrderPayload = payloadOf('shipOrder', orderField);
export const ShipOrdersPayload = bulkPayloadOf('shipOrders', orderField);
export const DeliverOrderPayload = payloadOf('deliverOrder', orderField);
export const RefundShippingPayload = payloadOf('refundShipping', orderField);
export const ReturnOrderLinesPayload = payloadOf('returnOrderLines', orderField);
export const RecordSalePayload = payloadOf('recordSale', orderField);
export const UpdateSalePayload = payloadOf('updateSale', orderField);
export const VoidSalePayload = payloadOf('voidSale', orderField);
