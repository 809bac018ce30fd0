import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { refundSome } from '../../kit/factories/payment.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await ledgerProblems(app())).toEqual([]);
  expect(await orderProblems(app())).toEqual([]);
});

const giveBack = (orderId: string, lines: object[], more: object = {}, actor = 'staff') =>
  app().mutate(
    'returnOrderLines',
    { idempotencyKey: newKey(), orderId, lines, ...more },
    'order { status lines { returnedQuantity } }',
    actor,
  );
const delivered = async (...wanted: [price: string, quantity: number][]) => {
  const lines = [];
  for (const [price, quantity] of wanted)
    lines.push({ productId: await stockedProductId(app(), quantity, { price }), quantity });
  const order = await makeOrder(app(), await makeShopper(app()), 'DELIVERED', lines);
  return {
    ...order,
    productIds: lines.map(line => line.productId),
    lineIds: order.lines.map(line => line.id),
  };
};
const refundedOf = async (id: string): Promise<string> => {
  await app().work();
  return (await orderOf(app(), id)).amountRefunded;
};

describe('returnOrderLines', () => {
  it.each(['SHIPPED', 'DELIVERED'] as const)(
    'puts units of a %s order into stock, and gives their price and tax back',
    async status => {
      const { id, productId, lines } = await makeOrder(app(), await makeShopper(app()), status);
      const { order, userErrors } = await giveBack(id, [{ orderLineId: lines[0]!.id, quantity: 1 }], {
        reason: ' Too small. ',
      });
      expect(userErrors).toEqual([]);
      expect(order).toEqual({ status, lines: [{ returnedQuantity: 1 }] });
      expect(await onHandOf(app(), productId)).toBe(4);
      expect((await movementsOf(app(), productId))[0]).toMatchObject({
        reason: 'RETURN',
        delta: 1,
        reference: id,
      });
      expect(await refundedOf(id)).toBe('10.90');
      const now = await orderOf(app(), id);
      expect(now).toMatchObject({
        status,
        amountPaid: '21.80',
        payments: [{ status: 'PARTIALLY_REFUNDED' }],
      });
      expect(now.events.find((event: { kind: string }) => event.kind === 'RETURNED').details).toEqual({
        lines: [{ orderLineId: lines[0]!.id, quantity: 1, restock: true }],
        value: '10.90',
        reason: 'Too small.',
      });
      expect(await auditOf(app(), id, 'order.returned')).toHaveLength(1);
    },
  );

  it('of everything is a refund of everything', async () => {
    const { id, lineIds } = await delivered(['3.33', 3], ['0.07', 5]);
    await giveBack(id, [
      { orderLineId: lineIds[0], quantity: 3 },
      { orderLineId: lineIds[1], quantity: 5 },
    ]);
    expect(await refundedOf(id)).toBe((await orderOf(app(), id)).total);
    expect(await orderOf(app(), id)).toMatchObject({
      status: 'REFUNDED',
      payments: [{ status: 'REFUNDED' }],
    });
  });

  it('one after the other gives back exactly what was paid, however it rounds', async () => {
    const { id, lineIds, productIds } = await delivered(['0.05', 3], ['0.99', 2]);
    const { total } = await orderOf(app(), id);
    const returns = [lineIds[0], lineIds[1], lineIds[0], lineIds[1], lineIds[0]];
    let before = 0;
    for (const orderLineId of returns) {
      expect((await giveBack(id, [{ orderLineId, quantity: 1 }])).userErrors).toEqual([]);
      const after = Number(await refundedOf(id));
      expect(after).toBeGreaterThanOrEqual(before);
      before = after;
    }
    expect(await refundedOf(id)).toBe(total);
    expect(await Promise.all(productIds.map(productId => onHandOf(app(), productId)))).toEqual([3, 2]);
  });

  it('of what is damaged gives the money back and leaves the stock alone', async () => {
    const { id, lineIds, productIds } = await delivered(['10.00', 2], ['5.00', 2]);
    await giveBack(id, [
      { orderLineId: lineIds[0], quantity: 1, restock: false },
      { orderLineId: lineIds[1], quantity: 1 },
    ]);
    expect(await Promise.all(productIds.map(productId => onHandOf(app(), productId)))).toEqual([0, 1]);
    expect(await refundedOf(id)).toBe('16.35');
  });

  it('of the same line twice in one request counts both', async () => {
    const { id, lineIds, productIds } = await delivered(['10.00', 3]);
    const twice = (quantity: number) => [
      { orderLineId: lineIds[0], quantity: 2 },
      { orderLineId: lineIds[0], quantity, restock: false },
    ];
    expect((await giveBack(id, twice(2))).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['lines', '1', 'quantity'] },
    ]);
    expect(await onHandOf(app(), productIds[0]!)).toBe(0);
    expect((await giveBack(id, twice(1))).order.lines).toEqual([{ returnedQuantity: 3 }]);
    expect(await onHandOf(app(), productIds[0]!)).toBe(2);
    expect(await refundedOf(id)).toBe('32.70');
  });

  it('gives back no more than is left of what was paid', async () => {
    const { id, lineIds, paymentId } = await delivered(['10.00', 2]);
    await refundSome(app(), paymentId!, '15.00');
    await giveBack(id, [{ orderLineId: lineIds[0], quantity: 1 }]);
    expect(await refundedOf(id)).toBe('21.80');
    expect((await orderOf(app(), id)).status).toBe('REFUNDED');
  });

  it('of what cost nothing gives nothing back', async () => {
    const productId = await stockedProductId(app(), 2, { price: '0.00' });
    const shopper = await makeShopper(app());
    const { id, lines } = await makeOrder(app(), shopper, 'PENDING_PAYMENT', [{ productId, quantity: 2 }]);
    await app().mutate('shipOrder', { orderId: id }, 'order { id }', 'staff');
    const { order, userErrors } = await giveBack(id, [{ orderLineId: lines[0]!.id, quantity: 2 }]);
    expect(userErrors).toEqual([]);
    expect(order.lines).toEqual([{ returnedQuantity: 2 }]);
    expect(await onHandOf(app(), productId)).toBe(2);
    expect(await refundedOf(id)).toBe('0.00');
    expect((await orderOf(app(), id)).kinds).toEqual(['PLACED', 'SHIPPED', 'RETURNED']);
  });

  it('of a product that is deleted by now puts it back all the same', async () => {
    const { id, lineIds, productIds } = await delivered(['10.00', 2]);
    await app().mutate('deleteProduct', { productId: productIds[0] }, 'deletedProductId');
    expect((await giveBack(id, [{ orderLineId: lineIds[0], quantity: 2 }])).userErrors).toEqual([]);
    await app().mutate('restoreProduct', { productId: productIds[0] }, 'product { id }');
    expect(await onHandOf(app(), productIds[0]!)).toBe(2);
  });

  it('refuses more than was bought, lines of other orders, and no lines', async () => {
    const [{ id, lineIds, productIds }, other] = [
      await delivered(['10.00', 2], ['1.00', 1]),
      await delivered(['1.00', 1]),
    ];
    const refusal = async (...lines: object[]) => {
      const { order, userErrors } = await giveBack(id, lines);
      expect(order).toBeNull();
      return userErrors[0];
    };
    const good = { orderLineId: lineIds[1], quantity: 1 };
    for (const quantity of [3, 0, -1, 1_000_000_000])
      expect(await refusal(good, { orderLineId: lineIds[0], quantity })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['lines', '1', 'quantity'],
      });
    expect(await refusal(good, { orderLineId: other.lineIds[0], quantity: 1 })).toMatchObject({
      code: 'NOT_FOUND',
      path: ['lines', '1', 'orderLineId'],
    });
    expect(await refusal({ orderLineId: id, quantity: 1 })).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['lines', '0', 'orderLineId'],
    });
    expect(await refusal()).toMatchObject({ code: 'INVALID_INPUT', path: ['lines'] });
    expect(await Promise.all(productIds.map(productId => onHandOf(app(), productId)))).toEqual([0, 0]);
    expect(await refundedOf(id)).toBe('0.00');
    expect((await orderOf(app(), id)).kinds).not.toContain('RETURNED');
  });

  it('with the same key is one return', async () => {
    const { id, lineIds, productIds } = await delivered(['10.00', 4]);
    const lines = [{ orderLineId: lineIds[0], quantity: 1 }];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => giveBack(id, lines, { idempotencyKey: 'back' })),
    );
    expect(new Set(answers.map(answer => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({ order: { status: 'DELIVERED', lines: [{ returnedQuantity: 1 }] }, userErrors: [] }),
      ]),
    );
    expect(await onHandOf(app(), productIds[0]!)).toBe(1);
    expect(await refundedOf(id)).toBe('10.90');
    const other = await giveBack(id, lines, { idempotencyKey: 'back', reason: 'Another.' });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('at once by several takes back no more than was bought', async () => {
    const { id, lineIds, productIds } = await delivered(['10.00', 3]);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => giveBack(id, [{ orderLineId: lineIds[0], quantity: 1 }])),
    );
    expect(answers.filter(({ order }) => order !== null)).toHaveLength(3);
    expect(await onHandOf(app(), productIds[0]!)).toBe(3);
    expect(await refundedOf(id)).toBe('32.70');
  });

  it('is for the staff', async () => {
    const shopper = await makeShopper(app());
    const { id, lines } = await makeOrder(app(), shopper, 'DELIVERED');
    const query = `mutation { returnOrderLines(input: { idempotencyKey: "mine", orderId: "${id}", lines: [{ orderLineId: "${lines[0]!.id}", quantity: 1 }] }) { order { id } } }`;
    expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
    expect(codeOf(await shopper.send(query))).toBe('FORBIDDEN');
    expect(
      (await giveBack('order_01h455vb4pex5vsknk084sn02q', [{ orderLineId: lines[0]!.id, quantity: 1 }]))
        .userErrors,
    ).toMatchObject([{ code: 'NOT_FOUND', path: ['orderId'] }]);
  });
});
