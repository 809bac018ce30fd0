import { afterAll, describe, expect, it } from 'vitest';
import { nextStatus } from '../../../src/modules/orders/states/order-states.rules.ts';
import { useApp } from '../../kit/app.ts';
import { type MadeOrder, makeOrder, type OrderStatus, orderOf } from '../../kit/factories/order.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await ledgerProblems(app())).toEqual([]);
  expect(await orderProblems(app())).toEqual([]);
});

type Attempt = (order: MadeOrder, shopper: Shopper) => Promise<{ userErrors: { code: string }[] }>;

const byStaff =
  (name: string, more: object = {}): Attempt =>
  order =>
    app().mutate(name, { orderId: order.id, ...more }, 'order { status }', 'staff');

const attempts: Record<string, Attempt> = {
  startPayment: (order, shopper) =>
    shopper.mutate('startPayment', { idempotencyKey: newKey(), orderId: order.id }, 'payment { status }'),
  'cancelOrder by the customer': (order, shopper) =>
    shopper.mutate('cancelOrder', { orderId: order.id }, 'order { status }'),
  'cancelOrder by the staff': byStaff('cancelOrder', { reason: 'Tried by a test.' }),
  shipOrder: byStaff('shipOrder'),
  deliverOrder: byStaff('deliverOrder'),
  returnOrderLines: order =>
    byStaff('returnOrderLines', {
      idempotencyKey: newKey(),
      lines: [{ orderLineId: order.lines[0]!.id, quantity: 1 }],
    })(order, undefined as never),
};

const statuses = ['PENDING_PAYMENT', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED'] as const;

/** What becomes of an order in each status, in their order; else the code of the refusal. */
const table: Record<string, readonly string[]> = {
  startPayment: [
    'PENDING_PAYMENT',
    'ALREADY_PAID',
    'ALREADY_PAID',
    'ALREADY_PAID',
    'WRONG_STATUS',
    'WRONG_STATUS',
  ],
  'cancelOrder by the customer': [
    'CANCELLED',
    'CANCELLED',
    'WRONG_STATUS',
    'WRONG_STATUS',
    'WRONG_STATUS',
    'WRONG_STATUS',
  ],
  'cancelOrder by the staff': [
    'CANCELLED',
    'CANCELLED',
    'WRONG_STATUS',
    'WRONG_STATUS',
    'WRONG_STATUS',
    'WRONG_STATUS',
  ],
  shipOrder: ['WRONG_STATUS', 'SHIPPED', 'WRONG_STATUS', 'WRONG_STATUS', 'WRONG_STATUS', 'WRONG_STATUS'],
  deliverOrder: ['WRONG_STATUS', 'WRONG_STATUS', 'DELIVERED', 'WRONG_STATUS', 'WRONG_STATUS', 'WRONG_STATUS'],
  returnOrderLines: ['WRONG_STATUS', 'WRONG_STATUS', 'SHIPPED', 'DELIVERED', 'WRONG_STATUS', 'REFUNDED'],
};

const rows = Object.entries(table).flatMap(([name, outcomes]) =>
  statuses.map((status, index) => [name, status, outcomes[index]!] as const),
);
const isRefusal = (outcome: string): boolean => !statuses.includes(outcome as OrderStatus);

describe('what can be done with an order', () => {
  it.each(rows)('%s of one that is %s: %s', async (name, status, outcome) => {
    const shopper = await makeShopper(app());
    const order = await makeOrder(app(), shopper, status);
    await app().work();
    const before = await orderOf(app(), order.id);
    const onHand = await onHandOf(app(), order.productId);
    expect(before.status).toBe(status);
    const { userErrors } = await attempts[name]!(order, shopper);
    await app().work();
    const after = await orderOf(app(), order.id);
    if (isRefusal(outcome)) {
      expect(userErrors).toMatchObject([{ code: outcome, path: ['orderId'] }]);
      expect(after).toEqual(before);
      expect(await onHandOf(app(), order.productId)).toBe(onHand);
    } else {
      expect(userErrors).toEqual([]);
      expect(after.status).toBe(outcome);
      expect(after.status === status || nextStatus[status].includes(after.status)).toBe(true);
    }
  });
});
