import { bulkPayloadOf } from '../../platform/bulk/bulk-payload-of.ts';
import { payloadOf, readAgain } from '../../platform/graphql/payload-of.ts';
import { Order } from './order.entity.ts';
import { readOrder } from './order.queries.ts';

const order = readAgain('order', () => Order, readOrder);

export const PlaceOrderPayload = payloadOf('placeOrder', order);
export const CancelOrderPayload = payloadOf('cancelOrder', order);
export const ShipOrderPayload = payloadOf('shipOrder', order);
export const ShipOrdersPayload = bulkPayloadOf('shipOrders', order);
export const DeliverOrderPayload = payloadOf('deliverOrder', order);
export const ReturnOrderLinesPayload = payloadOf('returnOrderLines', order);
export const RecordSalePayload = payloadOf('recordSale', order);
export const UpdateSalePayload = payloadOf('updateSale', order);
export const VoidSalePayload = payloadOf('voidSale', order);
