import { listCases, searchCases } from '../list-cases.ts';
import { dayAgo, daysAgo, idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';

const row = 'id number status channel placedAt total { amount } customer { name }';
const whole = `id number status lines { name quantity total { amount } product { id category { name } } } payments { status refunds { status } }
  events { kind at actor { name } } customer { name } soldBy { name }`;

export function orderCases(facts: ScaleFacts): ScaleCase[] {
  const { rows } = facts;
  const best = idOf('customer', 1);
  const few = idOf('customer', rows / 2 - 7);
  const number = (order: number) => `W-${String((order * 7_919) % 99_999_989).padStart(8, '0')}`;
  const day = `placedOn: { from: ${dayAgo(facts, 400)}, to: ${dayAgo(facts, 400)} }`;
  const year = `placedAt: { from: ${daysAgo(facts, 365)} }`;
  const sorts = ['PLACED_AT', 'NUMBER', 'TOTAL', 'UPDATED_AT'];
  const orders = { list: 'orders', who: 'admin', fields: row } as const;
  const middle = number(Math.floor(rows / 2));
  const admin = (name: string, query: string): ScaleCase => ({ name, who: 'admin', query });
  const customer = (name: string, query: string): ScaleCase => ({ name, who: 'customer', query });
  return [
    ...listCases({
      ...orders,
      sorts,
      filters: [
        'status: DELIVERED',
        'status: PAID',
        'status: SHIPPED',
        'status: CANCELLED',
        'status: PENDING_PAYMENT',
        'status: [PAID, SHIPPED]',
        'paymentStatus: PAID',
        'paymentStatus: [UNPAID, PARTIALLY_PAID]',
        'fulfillmentStatus: UNFULFILLED',
        'fulfillmentStatus: [SHIPPED, DELIVERED]',
        'fulfillmentStatus: UNFULFILLED, paymentStatus: PAID',
        'channel: ONLINE',
        'channel: COUNTER',
        'channel: IMPORT',
        `customerId: ${best}`,
        `customerId: ${few}`,
        `customerId: ${best}, status: PAID`,
        `soldById: ${idOf('staff', 7)}`,
        // A product is in the lines, and the order of the list in the orders.
        { filter: `productId: ${idOf('product', 1)}`, servedSorts: [] },
        `productId: ${idOf('product', rows / 2)}`,
        'total: { min: "1000", max: "1001" }',
        'total: { min: "1000" }',
        day,
        year,
        `status: DELIVERED, ${year}`,
        `channel: COUNTER, ${day}`,
        `channel: COUNTER, status: CANCELLED, placedOn: { preset: LAST_30_DAYS }`,
        `updatedAt: { from: ${daysAgo(facts, 1)} }`,
      ],
      middle: `search: "${middle}"`,
    }),
    ...searchCases(orders, [
      middle,
      'W-000',
      'W-',
      `person${Math.floor(rows / 4)}@example.com`,
      'person1@example.com',
      'maria',
      'maria kordax',
      'SKU-0000001',
      `SKU-${String(Math.floor(rows / 2)).padStart(7, '0')}`,
      'sku',
      'nothing like it',
    ]),
    admin('order', `{ order(id: ${idOf('order', rows / 2)}) { ${whole} } }`),
    admin('orderByNumber', `{ orderByNumber(number: "${middle}") { ${whole} } }`),
    admin('orders 50 whole', `{ orders(first: 50) { nodes { ${whole} } } }`),
    customer('own orders', `{ me { customer { orders { nodes { ${row} } pageInfo { hasNextPage } } } } }`),
    customer(
      'own order',
      `{ order(id: ${idOf('order', 50)}) { ${whole.replace('events { kind at actor { name } }', '')} } }`,
    ),
    customer(
      'quoteOrder',
      `{ quoteOrder(lines: [{ productId: ${idOf('product', 3)}, quantity: 1 }, { productId: ${idOf('product', 4)}, quantity: 2 }]) { total { amount } isAvailable } }`,
    ),
  ];
}
