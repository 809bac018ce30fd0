import { listCases } from '../list-cases.ts';
import { dayAgo, daysAgo, idOf, type ScaleCase, type ScaleFacts } from '../scale-case.ts';

export function moneyCases(facts: ScaleFacts): ScaleCase[] {
  const { rows } = facts;
  const day = `createdOn: { from: ${dayAgo(facts, 400)}, to: ${dayAgo(facts, 400)} }`;
  return [
    ...listCases({
      list: 'payments',
      who: 'admin',
      fields: 'id status provider amount { amount } target { id } receiptNumber createdAt',
      sorts: ['CREATED_AT', 'AMOUNT'],
      filters: [
        'status: SUCCEEDED',
        'status: FAILED',
        'status: PROCESSING',
        'status: [FAILED, CANCELLED]',
        'provider: LOCAL',
        'provider: STRIPE',
        'provider: CASH, status: FAILED',
        `targetId: ${idOf('order', rows / 2)}`,
        // Payments belong to orders and rentals, and these to customers.
        { filter: `customerId: ${idOf('customer', 1)}`, servedSorts: [] },
        `customerId: ${idOf('customer', rows / 2 - 7)}`,
        'refundDue: true',
        'refundDue: false',
        'amount: { min: "1000", max: "1001" }',
        'amount: { min: "1000" }',
        day,
        `createdAt: { from: ${daysAgo(facts, 30)} }`,
        `status: FAILED, ${day}`,
      ],
      middle: `targetId: ${idOf('order', rows / 2)}`,
    }),
    {
      name: 'payment',
      who: 'admin',
      query: `{ payment(id: ${idOf('payment', rows / 2)}) { status events { kind } refunds { status } disputes { status } target { id } } }`,
    },
    ...listCases({
      list: 'refunds',
      who: 'admin',
      fields: 'id status amount { amount } refundedAt payment { id description }',
      sorts: ['CREATED_AT', 'REFUNDED_AT'],
      filters: [
        'status: SUCCEEDED',
        'status: [PENDING, FAILED]',
        `paymentId: ${idOf('payment', rows / 2)}`,
        `targetId: ${idOf('order', rows / 2)}`,
        {
          filter: `refundedOn: { from: ${dayAgo(facts, 400)}, to: ${dayAgo(facts, 400)} }`,
          servedSorts: ['REFUNDED_AT'],
        },
        { filter: day, servedSorts: ['CREATED_AT'] },
      ],
      middle: `paymentId: ${idOf('payment', rows / 2)}`,
    }),
    ...listCases({
      list: 'disputes',
      who: 'admin',
      fields: 'id status amount { amount } payment { id }',
      sorts: ['CREATED_AT'],
      filters: [
        'status: NEEDS_RESPONSE',
        'status: [WON, LOST]',
        'status: PREVENTED',
        `paymentId: ${idOf('payment', rows / 2)}`,
      ],
    }),
    { name: 'taxClasses', who: 'guest', query: '{ taxClasses { code name isDefault } }' },
    {
      name: 'zones',
      who: 'guest',
      query: '{ zones { name countries taxRates { name rate taxClass { code } } } }',
    },
    {
      name: 'shippingMethods',
      who: 'guest',
      query: '{ shippingMethods { code name zones { name } rates { price { amount } } } }',
    },
    {
      name: 'shippingMethod',
      who: 'guest',
      query: '{ shippingMethod(id: "shipmethod_01h455vb4pex5vsknk084sn02q") { name } }',
    },
    {
      name: 'taxClass',
      who: 'guest',
      query: '{ taxClass(id: "taxclass_00000000000000000000000001") { name } }',
    },
    {
      name: 'zone',
      who: 'guest',
      query: '{ zone(id: "zone_00000000000000000000000001") { name taxRates { rate } } }',
    },
  ];
}
