import {
  age,
  chance,
  id,
  moment,
  type Plan,
  pick,
  scattered,
  share,
  stamps,
  type Table,
} from '../expressions.ts';
import { ordersPerOrderOfTheBestCustomer } from '../sizes.ts';
import { often } from '../words.ts';
import { priceOf, sku } from './catalog.ts';

const taxRatePpm = 90_000;

const line = (order: string, position: string) => `(${order} * 4 + ${position})`;

/** The product of a line: a few products sell a lot, and most of them little. */
function productOf(plan: Plan, lineNumber: string): string {
  return pick('line product', plan.sizes.rows, { skew: 2.5, number: lineNumber });
}

/** What a line costs: the total of an order is the sum of its lines without reading them. */
function lineTotal(plan: Plan, lineNumber: string): string {
  return `(${priceOf(productOf(plan, lineNumber))} * ${quantity(lineNumber)})`;
}

function quantity(lineNumber: string): string {
  return pick('quantity', 3, { skew: 2, number: lineNumber });
}

function lines(plan: Plan): Table {
  const { rows, linesPerOrder } = plan.sizes;
  const order = `(1 + (seq - 1) div ${linesPerOrder})`;
  const position = `((seq - 1) % ${linesPerOrder})`;
  const number = line(order, position);
  return {
    name: 'order_line',
    rows: rows * linesPerOrder,
    values: { product: productOf(plan, number), quantity: quantity(number) },
    columns: {
      id: id('orderline'),
      ...stamps(moment(plan, rows, order)),
      order_id: id('order', order),
      position,
      product_id: id('product', 'product'),
      sku: sku('product'),
      name: "concat('Product ', product)",
      currency_code: "'USD'",
      unit_price_minor: priceOf('product'),
      quantity: 'quantity',
      discount_ppm: '0',
      total_minor: `${priceOf('product')} * quantity`,
    },
  };
}

/** The newest orders are on their way; of the older ones, nearly all are done. */
export function orderStatus(rows: number, number = 'seq'): string {
  return `case when ${age(rows, number)} < 0.001 then 'PENDING_PAYMENT' when ${age(rows, number)} < 0.004 then 'PAID' when ${age(rows, number)} < 0.008 then 'SHIPPED'
    else ${share(
      'order status',
      [
        ['CANCELLED', 0.03],
        ['REFUNDED', 0.01],
        ['DELIVERED', 0.96],
      ],
      number,
    )} end`;
}

export function customerOfOrder({ sizes }: Plan, number = 'seq'): string {
  return `if(${number} % ${ordersPerOrderOfTheBestCustomer} = 0, 1, ${pick('order customer', sizes.customers, { skew: 1.5, number })})`;
}

/** With tax. */
export function totalOf(subtotal: string): string {
  return `(${subtotal} + round(${subtotal} * ${taxRatePpm / 1_000_000}))`;
}

export function orderSubtotal(plan: Plan, number = 'seq'): string {
  const positions = Array.from({ length: plan.sizes.linesPerOrder }, (_, position) => position);
  return `(${positions.map(position => lineTotal(plan, line(number, String(position)))).join(' + ')})`;
}

function orders(plan: Plan): Table {
  const { rows, staff, customers } = plan.sizes;
  const isPaid = "(status not in ('PENDING_PAYMENT', 'CANCELLED'))";
  return {
    name: 'sales_order',
    rows,
    values: {
      placed: moment(plan, rows),
      status: orderStatus(rows),
      channel: share('channel', [
        ['IMPORT', 0.001],
        ['COUNTER', 0.199],
        ['ONLINE', 0.8],
      ]),
      customer: customerOfOrder(plan),
      seller: pick('seller', staff),
      subtotal: orderSubtotal(plan),
    },
    columns: {
      id: id('order'),
      ...stamps('placed', `placed + interval floor(${chance('changed')} * 800000 * ${age(rows)}) second`),
      number: `concat('W-', ${scattered()})`,
      channel: 'channel',
      status: 'status',
      customer_id: `if(channel = 'COUNTER' and ${often('nobody', 0.5)}, null, ${id('customer', 'customer')})`,
      sold_by_id: `if(channel = 'COUNTER', ${id('staff', 'seller')}, null)`,
      created_by_id: `if(channel = 'COUNTER', ${id('user', `${customers} + seller`)}, null)`,
      currency_code: "'USD'",
      subtotal_minor: 'subtotal',
      discount_minor: '0',
      tax_rate_ppm: String(taxRatePpm),
      tax_minor: `${totalOf('subtotal')} - subtotal`,
      total_minor: totalOf('subtotal'),
      paid_minor: `if(${isPaid}, ${totalOf('subtotal')}, 0)`,
      refunded_minor: `if(status = 'REFUNDED', ${totalOf('subtotal')}, 0)`,
      refunded_net_minor: "if(status = 'REFUNDED', subtotal, 0)",
      placed_at: 'placed',
      payment_status: `case when status = 'REFUNDED' then 'REFUNDED' when ${isPaid} then 'PAID' else 'UNPAID' end`,
      fulfillment_status: "if(status in ('SHIPPED', 'DELIVERED'), status, 'UNFULFILLED')",
      expires_at: "if(status = 'PENDING_PAYMENT', placed + interval 30 day, null)",
      paid_at: `if(${isPaid}, placed + interval 60 second, null)`,
    },
  };
}

/** Each order was placed, and most are paid. */
function events(plan: Plan): Table {
  const { rows } = plan.sizes;
  const order = '(1 + (seq - 1) div 2)';
  return {
    name: 'order_event',
    rows: rows * 2,
    columns: {
      id: id('orderevent'),
      order_id: id('order', order),
      at: `${moment(plan, rows, order)} + interval (seq - 1) % 2 * 60 second`,
      kind: "if(seq % 2 = 1, 'PLACED', 'PAID')",
      details: "'{}'",
    },
  };
}

export function orderTables(plan: Plan): Table[] {
  return [orders(plan), lines(plan), events(plan)];
}
