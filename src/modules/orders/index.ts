import type { PayableManifest } from '../payments/payment-targets.ts';
import { CustomerOrdersResolver } from './customer-orders.resolver.ts';
import { createDemoOrders } from './demo/create-demo-orders.ts';
import { orderLinesExport } from './exports/order-lines.export.ts';
import { ordersExport } from './exports/orders.export.ts';
import { orderLinesImport } from './import/order-lines.import.ts';
import { ordersImport } from './import/orders.import.ts';
import { alignOrders } from './jobs/align-orders.job.ts';
import { eraseOrdersJob } from './jobs/erase-orders.job.ts';
import { expireUnpaid } from './jobs/expire-unpaid.job.ts';
import {
  mailCancellation,
  mailOrder,
  mailPayment,
  mailRefund,
  mailShipping,
} from './jobs/order-mails.jobs.ts';
import { Order } from './order.entity.ts';
import { orderLineById } from './order.queries.ts';
import { OrderResolver } from './order.resolver.ts';
import { OrderSubscriptionResolver } from './order.subscription.resolver.ts';
import { OrderEvent } from './order-event.entity.ts';
import { OrderEventResolver } from './order-event.resolver.ts';
import { OrderLine } from './order-line.entity.ts';
import { orderPayments } from './order-payments.ts';
import { newOrder, orderChanged } from './orders.live.ts';
import { ordersPlaced } from './orders.metrics.ts';
import { ordersPermissions } from './orders.permissions.ts';
import { ordersPersonalData } from './orders.personal-data.ts';
import { Shipment } from './shipments/shipment.entity.ts';
import { shipmentById } from './shipments/shipment.queries.ts';
import {
  OrderLineShipmentsResolver,
  OrderShipmentsResolver,
  ShipmentResolver,
} from './shipments/shipment.resolver.ts';
import { ShipmentLine } from './shipments/shipment-line.entity.ts';
import { OrderLineTaxResolver, OrderTaxResolver } from './taxes/order-tax.resolver.ts';

export const orders: PayableManifest = {
  name: 'orders',
  entities: [Order, OrderLine, OrderEvent, Shipment, ShipmentLine],
  resolvers: [
    OrderResolver,
    OrderTaxResolver,
    OrderLineTaxResolver,
    ShipmentResolver,
    OrderShipmentsResolver,
    OrderLineShipmentsResolver,
    OrderSubscriptionResolver,
    OrderEventResolver,
    CustomerOrdersResolver,
  ],
  liveTopics: [orderChanged, newOrder],
  rules: ordersPermissions,
  nodes: {
    order: { type: 'Order', field: 'order' },
    [OrderLine.idPrefix]: { type: 'OrderLine', read: orderLineById },
    [Shipment.idPrefix]: { type: 'Shipment', read: shipmentById },
  },
  personalData: ordersPersonalData,
  jobs: [
    expireUnpaid,
    mailOrder,
    mailPayment,
    mailShipping,
    mailCancellation,
    mailRefund,
    eraseOrdersJob,
    alignOrders,
  ],
  imports: [ordersImport, orderLinesImport],
  exports: [ordersExport, orderLinesExport],
  paymentTargets: [orderPayments],
  metrics: [ordersPlaced],
  demo: createDemoOrders,
};
