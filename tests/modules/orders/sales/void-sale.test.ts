import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { bookProblems } from '../../../kit/book-problems.ts';
import { codesOf } from '../../../kit/codes.ts';
import { makeSeller, readSale, type Seller } from '../../../kit/factories/seller.ts';
import { stockedProduct } from '../../../kit/factories/stock.ts';
import { newKey } from '../../../kit/new-key.ts';
import { onHandOf } from '../../../kit/stock.ts';
import { hourMs } from '../../../kit/time.ts';

const app = useApp();
let seller: Seller;
let manager: Seller;

beforeAll(async () => {
  seller = await makeSeller(app());
  manager = await makeSeller(app(), 'MANAGER');
});
afterEach(async () => {
  expect(await bookProblems(app())).toEqual([]);
});

describe('voidSale', () => {
  it.each(['CASH', 'CARD_TERMINAL'])('puts the goods and the money back, paid by %s', async paymentMethod => {
    const [product, other] = [await stockedProduct(app(), 5), await stockedProduct(app(), 5)];
    const { order } = await seller.sell({
      paymentMethod,
      lines: [
        { productId: product.id, quantity: 3, discountRate: '0.1' },
        { productId: product.id, quantity: 1 },
        { productId: other.id, quantity: 5 },
      ],
    });
    const voided = await seller.void(order);
    expect(voided.userErrors).toEqual([]);
    expect(voided.order).toMatchObject({
      status: 'CANCELLED',
      cancelReason: 'Rung up twice.',
      total: order.total,
      amountPaid: order.total,
      amountRefunded: order.total,
      amountDue: { amount: '0.00' },
      payments: [{ provider: paymentMethod, status: 'REFUNDED', refundedAmount: order.total }],
      events: [{ kind: 'SOLD' }, { kind: 'VOIDED' }, { kind: 'REFUNDED' }],
    });
    expect([await onHandOf(app(), product.id), await onHandOf(app(), other.id)]).toEqual([5, 5]);
    const { stockMovements } = await app().ask(
      'staff',
      `{ stockMovements(filter: { productId: "${product.id}" }) { nodes { delta reason } } }`,
    );
    expect(stockMovements.nodes.slice(0, 2)).toEqual([
      { delta: 4, reason: 'CANCELLATION' },
      { delta: -4, reason: 'SALE' },
    ]);
    expect(await app().work()).toBeGreaterThanOrEqual(0);
    expect((await app().ask('admin', '{ verifyAuditLog { intact } }')).verifyAuditLog.intact).toBe(true);
  });

  it("is a colleague's or a customer's never, the seller's on the same day, and the manager's always", async () => {
    const product = await stockedProduct(app(), 5);
    const colleague = await makeSeller(app());
    const { order } = await seller.sell({ lines: [{ productId: product.id, quantity: 1 }] });
    expect(codesOf(await colleague.void(order))).toEqual(['NOT_FOUND']);
    app().clock.advance(24 * hourMs);
    expect(codesOf(await seller.void(order))).toEqual(['WRONG_STATUS']);
    expect(await onHandOf(app(), product.id)).toBe(4);
    expect(codesOf(await manager.void(order))).toEqual([]);
    expect(await onHandOf(app(), product.id)).toBe(5);
  });

  it('happens once', async () => {
    const product = await stockedProduct(app(), 5);
    const { order } = await seller.sell({ lines: [{ productId: product.id, quantity: 2 }] });
    expect(codesOf(await seller.void(order))).toEqual([]);
    expect((await seller.void(order)).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', path: ['orderId'] },
    ]);
    const lines = [{ productId: product.id, quantity: 1 }];
    expect(codesOf(await manager.correct(order, { lines }))).toEqual(['WRONG_STATUS']);
    expect(await onHandOf(app(), product.id)).toBe(5);
  });

  it('happens once when five want it at once, one of them with a correction', async () => {
    const product = await stockedProduct(app(), 9);
    const { order } = await seller.sell({ lines: [{ productId: product.id, quantity: 2 }] });
    const [correction, ...voids] = await Promise.all([
      manager.correct(order, { lines: [{ productId: product.id, quantity: 5 }] }),
      ...[seller, manager, seller, manager].map(who => who.void(order)),
    ]);
    expect(codesOf(...voids)).toEqual(['WRONG_STATUS', 'WRONG_STATUS', 'WRONG_STATUS']);
    expect(['', 'WRONG_STATUS']).toContain(codesOf(correction).join());
    expect(await onHandOf(app(), product.id)).toBe(9);
    expect((await readSale(app(), order)).status).toBe('CANCELLED');
  });

  it('needs a reason', async () => {
    const product = await stockedProduct(app(), 5);
    const { order } = await seller.sell({ lines: [{ productId: product.id, quantity: 2 }] });
    const { userErrors } = await seller.mutate('voidSale', { orderId: order.id, reason: '  ' });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['reason'] }]);
    expect(await onHandOf(app(), product.id)).toBe(3);
  });
});

describe('goods of a sale that come back', () => {
  const bringBack = (order: { id: string; lines: { id: string }[] }, quantity: number, restock = true) =>
    seller.mutate('returnOrderLines', {
      idempotencyKey: newKey(),
      orderId: order.id,
      lines: [{ orderLineId: order.lines[0]!.id, quantity, restock }],
      reason: 'Too bright.',
    });

  it('are paid back at once, with their discount and tax, to the last cent', async () => {
    const product = await stockedProduct(app(), 5, { price: '3.33' });
    const { order } = await seller.sell({
      lines: [{ productId: product.id, quantity: 3, discountRate: '0.1' }],
    });
    expect(order.total.amount).toBe('9.80');
    const amounts = [];
    for (let unit = 1; unit <= 3; unit++) {
      const { order: now, userErrors } = await bringBack(order, 1);
      expect(userErrors).toEqual([]);
      amounts.push(now.amountRefunded.amount);
    }
    expect(amounts).toEqual(['3.27', '6.53', '9.80']);
    expect(await readSale(app(), order)).toMatchObject({
      status: 'REFUNDED',
      payments: [{ status: 'REFUNDED' }],
      lines: [{ returnedQuantity: 3 }],
    });
    expect(await onHandOf(app(), product.id)).toBe(5);
    expect(codesOf(await bringBack(order, 1))).toEqual(['WRONG_STATUS']);
    expect(codesOf(await manager.void(order))).toEqual(['WRONG_STATUS']);
  });

  it('leave the rest to be voided', async () => {
    const product = await stockedProduct(app(), 5);
    const { order } = await seller.sell({ lines: [{ productId: product.id, quantity: 3 }] });
    await bringBack(order, 1);
    const voided = await seller.void(order);
    expect(voided.order).toMatchObject({ status: 'CANCELLED', amountRefunded: order.total });
    expect(await onHandOf(app(), product.id)).toBe(5);
  });

  it('are never more than were sold, also when they come at once', async () => {
    const product = await stockedProduct(app(), 9);
    const { order } = await seller.sell({ lines: [{ productId: product.id, quantity: 5 }] });
    const answers = await Promise.all(Array.from({ length: 4 }, () => bringBack(order, 2)));
    expect(codesOf(...answers)).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
    expect(await readSale(app(), order)).toMatchObject({
      amountRefunded: { amount: '43.60' },
      lines: [{ returnedQuantity: 4 }],
    });
    expect(await onHandOf(app(), product.id)).toBe(8);
  });
});
