import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { bookProblems } from '../../../kit/book-problems.ts';
import { codesOf } from '../../../kit/codes.ts';
import { makeSeller, readSale, type Seller } from '../../../kit/factories/seller.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { stockedProduct } from '../../../kit/factories/stock.ts';
import { newKey } from '../../../kit/new-key.ts';
import { movementsOf, onHandOf } from '../../../kit/stock.ts';
import { dayMs, hourMs } from '../../../kit/time.ts';
import { updateSettings } from '../../../kit/update-settings.ts';

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

type Product = { id: string };
const line = ({ id }: Product, quantity: number, discountRate = '0') => ({
  productId: id,
  quantity,
  discountRate,
});
const bookedFor = async ({ id }: Product) =>
  (await movementsOf(app(), id)).map(({ delta, reason, reference }) => ({ delta, reason, reference }));

describe('updateSale', () => {
  it('gives back units and money for fewer', async () => {
    const product = await stockedProduct(app(), 10);
    const { order } = await seller.sell({ lines: [line(product, 5)], paymentMethod: 'CARD_TERMINAL' });
    const corrected = await seller.correct(order, { version: order.version, lines: [line(product, 2)] });
    expect(corrected.userErrors).toEqual([]);
    expect(corrected.order).toMatchObject({
      id: order.id,
      number: order.number,
      status: 'DELIVERED',
      total: { amount: '21.80' },
      amountPaid: { amount: '54.50' },
      amountRefunded: { amount: '32.70' },
      amountDue: { amount: '0.00' },
      lines: [{ quantity: 2 }],
      payments: [
        { provider: 'CARD_TERMINAL', status: 'PARTIALLY_REFUNDED', refundedAmount: { amount: '32.70' } },
      ],
      events: [{ kind: 'SOLD' }, { kind: 'CORRECTED' }, { kind: 'REFUNDED' }],
    });
    expect(await onHandOf(app(), product.id)).toBe(8);
    expect((await bookedFor(product))[0]).toEqual({ delta: 3, reason: 'SALE', reference: order.id });
  });

  it('takes units and money for more, and tells the earlier state to the audit log', async () => {
    const product = await stockedProduct(app(), 10);
    const { order } = await seller.sell({ lines: [line(product, 1)], paymentMethod: 'CARD_TERMINAL' });
    const { order: corrected } = await seller.correct(order, { lines: [line(product, 3, '0.1')] });
    expect(corrected).toMatchObject({
      total: { amount: '29.43' },
      amountPaid: { amount: '29.43' },
      amountRefunded: { amount: '0.00' },
      payments: [
        { provider: 'CARD_TERMINAL', amount: { amount: '10.90' } },
        { provider: 'CARD_TERMINAL', amount: { amount: '18.53' } },
      ],
    });
    expect(await onHandOf(app(), product.id)).toBe(7);
    const { auditLog } = await app().ask(
      'admin',
      `{ auditLog(filter: { targetId: "${order.id}", action: "order.corrected" }) { nodes { facts changes } } }`,
    );
    expect(auditLog.nodes).toMatchObject([
      { facts: { before: { total: '10.90', lines: [{ sku: expect.any(String), quantity: 1 }] } } },
    ]);
  });

  it('moves only the difference when products come and go', async () => {
    const [kept, gone, added] = [
      await stockedProduct(app(), 10),
      await stockedProduct(app(), 10),
      await stockedProduct(app(), 10, { price: '3' }),
    ];
    const { order } = await seller.sell({ lines: [line(kept, 2), line(gone, 4)] });
    const { order: corrected } = await seller.correct(order, { lines: [line(added, 5), line(kept, 2)] });
    expect(corrected).toMatchObject({
      subtotal: { amount: '35.00' },
      total: { amount: '38.15' },
      amountPaid: { amount: '65.40' },
      amountRefunded: { amount: '27.25' },
    });
    expect(corrected.lines.map((one: { sku: string; quantity: number }) => one.quantity)).toEqual([5, 2]);
    expect(await Promise.all([kept, gone, added].map(product => onHandOf(app(), product.id)))).toEqual([
      8, 10, 5,
    ]);
    expect(await bookedFor(kept)).toHaveLength(2);
  });

  it('can go down, up, and down again', async () => {
    const product = await stockedProduct(app(), 10);
    const { order } = await seller.sell({ lines: [line(product, 4)] });
    for (const quantity of [1, 6, 2, 10, 3]) {
      const { order: corrected, userErrors } = await seller.correct(order, {
        lines: [line(product, quantity)],
      });
      expect(userErrors).toEqual([]);
      expect(corrected.total.amount).toBe((10.9 * quantity).toFixed(2));
      expect(await bookProblems(app())).toEqual([]);
    }
    expect(await onHandOf(app(), product.id)).toBe(7);
    const voided = await seller.void(order);
    expect(voided.userErrors).toEqual([]);
    expect(voided.order.status).toBe('CANCELLED');
    expect(voided.order.amountRefunded).toEqual(voided.order.amountPaid);
    expect(await onHandOf(app(), product.id)).toBe(10);
  });

  it('keeps prices, names, and the tax rate of what was on it, and takes new ones for what is new', async () => {
    const product = await stockedProduct(app(), 10, { name: 'Old name' });
    const other = await stockedProduct(app(), 10);
    const { order } = await seller.sell({ lines: [line(product, 1)] });
    await app().mutate(
      'updateProduct',
      { productId: product.id, price: '50', name: 'New name' },
      'product { id }',
    );
    await app().mutate('updateProduct', { productId: other.id, price: '20' }, 'product { id }');
    await updateSettings(app(), { taxRate: '0.2' });
    onTestFinished(async () => {
      await updateSettings(app(), { taxRate: '0.09' });
    });
    const { order: corrected } = await seller.correct(order, { lines: [line(product, 2), line(other, 1)] });
    expect(corrected).toMatchObject({
      taxRate: '0.09',
      total: { amount: '43.60' },
      lines: [{ name: 'Old name', unitPrice: { amount: '10.00' } }, { unitPrice: { amount: '20.00' } }],
    });
  });

  it('keeps what is no longer for sale, and adds none of that', async () => {
    const [old, other] = [await stockedProduct(app(), 10), await stockedProduct(app(), 10)];
    const { order } = await seller.sell({ lines: [line(old, 2)] });
    for (const { id: productId } of [old, other])
      await app().mutate('updateProduct', { productId, status: 'ARCHIVED' }, 'product { id }');
    expect(codesOf(await seller.correct(order, { lines: [line(old, 3)] }))).toEqual([]);
    expect((await seller.correct(order, { lines: [line(old, 3), line(other, 1)] })).userErrors).toMatchObject(
      [{ code: 'PRODUCT_NOT_FOR_SALE', path: ['lines', '1', 'productId'] }],
    );
    await app().mutate('deleteProduct', { productId: old.id }, 'deletedProductId');
    expect(codesOf(await seller.correct(order, { lines: [line(old, 1)] }))).toEqual([]);
    expect((await readSale(app(), order)).lines).toMatchObject([{ quantity: 1 }]);
  });

  it('leaves a sale that then costs nothing open to correction and voiding', async () => {
    const product = await stockedProduct(app(), 10);
    const admin = await makeSeller(app(), 'ADMIN');
    const { order } = await admin.sell({ lines: [line(product, 2)] });
    const free = await admin.correct(order, { lines: [line(product, 3, '1')] });
    expect(free.order).toMatchObject({
      status: 'DELIVERED',
      total: { amount: '0.00' },
      amountRefunded: { amount: '21.80' },
    });
    const { order: charged } = await admin.correct(order, { lines: [line(product, 1)] });
    expect(charged).toMatchObject({ status: 'DELIVERED', amountPaid: { amount: '32.70' } });
    const voided = await admin.void(order);
    expect(voided.order).toMatchObject({ status: 'CANCELLED', amountRefunded: { amount: '32.70' } });
    expect(await onHandOf(app(), product.id)).toBe(10);
  });

  it('changes nothing when there is too little', async () => {
    const [product, other] = [await stockedProduct(app(), 5), await stockedProduct(app(), 5)];
    const { order } = await seller.sell({ lines: [line(product, 3)] });
    const { userErrors } = await seller.correct(order, { lines: [line(other, 1), line(product, 6)] });
    expect(userErrors).toMatchObject([
      { code: 'INSUFFICIENT_STOCK', productId: product.id, requested: 3, available: 2 },
    ]);
    expect(await readSale(app(), order)).toMatchObject({ version: order.version, total: order.total });
    expect([await onHandOf(app(), product.id), await onHandOf(app(), other.id)]).toEqual([2, 5]);
  });

  it('changes the customer only when told to', async () => {
    const { customerId } = await makeShopper(app());
    const product = await stockedProduct(app(), 5);
    const { order } = await seller.sell({ lines: [line(product, 1)] });
    const lines = [line(product, 1)];
    expect((await seller.correct(order, { lines, customerId })).order.customer).toEqual({ id: customerId });
    expect((await seller.correct(order, { lines })).order.customer).toEqual({ id: customerId });
    expect((await seller.correct(order, { lines, customerId: null })).order.customer).toBeNull();
    const unknown = 'customer_01h455vb4pex5vsknk084sn02q';
    expect(codesOf(await seller.correct(order, { lines, customerId: unknown }))).toEqual(['NOT_FOUND']);
  });

  it('gives no more discount than the roles allow', async () => {
    const product = await stockedProduct(app(), 5);
    const { order } = await seller.sell({ lines: [line(product, 1)] });
    expect((await seller.correct(order, { lines: [line(product, 1, '0.2')] })).userErrors).toMatchObject([
      { code: 'DISCOUNT_TOO_HIGH', path: ['lines', '0', 'discountRate'] },
    ]);
    expect(codesOf(await manager.correct(order, { lines: [line(product, 1, '0.2')] }))).toEqual([]);
  });

  it('reports a stale version, also when the total stays the same', async () => {
    const [one, other] = [await stockedProduct(app(), 5), await stockedProduct(app(), 5)];
    const { order } = await seller.sell({ lines: [line(one, 1)] });
    const { version } = order;
    const { order: corrected } = await seller.correct(order, { version, lines: [line(other, 1)] });
    expect(corrected.version).toBeGreaterThan(version);
    expect((await seller.correct(order, { version, lines: [line(one, 2)] })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT', path: ['version'] },
    ]);
    expect((await readSale(app(), order)).lines).toMatchObject([{ quantity: 1 }]);
  });

  it("is for one's own sales; for a manager, for all", async () => {
    const product = await stockedProduct(app(), 5);
    const colleague = await makeSeller(app());
    const { order } = await seller.sell({ lines: [line(product, 1)] });
    const lines = [line(product, 2)];
    expect((await colleague.correct(order, { lines })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['orderId'] },
    ]);
    expect(codesOf(await manager.correct(order, { lines }))).toEqual([]);
    // It stays the sale of who sold it.
    expect((await readSale(app(), order)).soldBy).toEqual({ id: seller.staffMemberId });
    expect(codesOf(await seller.correct(order, { lines: [line(product, 1)] }))).toEqual([]);
  });

  it('is not for orders that no counter saw', async () => {
    const product = await stockedProduct(app(), 5);
    const shopper = await makeShopper(app());
    const { order } = await shopper.mutate(
      'placeOrder',
      { idempotencyKey: newKey(), lines: [{ productId: product.id, quantity: 1 }] },
      'order { id }',
    );
    expect(codesOf(await manager.correct(order, { lines: [line(product, 2)] }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await manager.void(order))).toEqual(['NOT_FOUND']);
  });

  it('takes no more corrections once goods came back', async () => {
    const product = await stockedProduct(app(), 5);
    const { order } = await seller.sell({ lines: [line(product, 3)] });
    const returned = await seller.mutate('returnOrderLines', {
      idempotencyKey: newKey(),
      orderId: order.id,
      lines: [{ orderLineId: order.lines[0].id, quantity: 1 }],
    });
    expect(returned.order).toMatchObject({
      status: 'DELIVERED',
      amountRefunded: { amount: '10.90' },
      lines: [{ returnedQuantity: 1 }],
    });
    const refused = await manager.correct(order, { lines: [line(product, 2)] });
    expect(refused.userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['orderId'] }]);
    expect(await onHandOf(app(), product.id)).toBe(3);
  });

  it('is applied one after the other when two come at once', async () => {
    const product = await stockedProduct(app(), 50);
    const { order } = await seller.sell({ lines: [line(product, 5)] });
    const quantities = [1, 9, 2, 8, 3, 7];
    const free = await Promise.all(
      quantities.map((quantity, index) =>
        (index % 2 ? manager : seller).correct(order, { lines: [line(product, quantity)] }),
      ),
    );
    expect(codesOf(...free)).toEqual([]);
    const { lines, version, amountPaid, amountRefunded, total } = await readSale(app(), order);
    expect(lines).toHaveLength(1);
    expect(await onHandOf(app(), product.id)).toBe(50 - lines[0].quantity);
    expect((Number(amountPaid.amount) - Number(amountRefunded.amount)).toFixed(2)).toBe(total.amount);

    const checked = await Promise.all(
      [10, 20].map(quantity => seller.correct(order, { version, lines: [line(product, quantity)] })),
    );
    expect(codesOf(...checked)).toEqual(['VERSION_CONFLICT']);
  });

  it('and a return, both at once, leave exact books', async () => {
    for (let round = 0; round < 5; round++) {
      const product = await stockedProduct(app(), 20);
      const { order } = await seller.sell({ lines: [line(product, 5)] });
      const [corrected, returned] = await Promise.all([
        seller.correct(order, { lines: [line(product, 2)] }),
        seller.mutate('returnOrderLines', {
          idempotencyKey: newKey(),
          orderId: order.id,
          lines: [{ orderLineId: order.lines[0].id, quantity: 4 }],
        }),
      ]);
      // A correction writes new lines, so a return of the old ones finds none.
      expect([...codesOf(corrected), ...codesOf(returned)]).toHaveLength(1);
      expect(await bookProblems(app())).toEqual([]);
    }
  });
});

describe('a sale of yesterday', () => {
  const inTimeZone = async (timeZone: string) => {
    await updateSettings(app(), { timeZone });
    onTestFinished(async () => {
      await updateSettings(app(), { timeZone: 'UTC' });
    });
  };
  /** Goes on to this hour of some day. */
  const advanceTo = (hour: number) => {
    const now = app().clock.now();
    const ahead = (hour * hourMs - (now.getTime() % dayMs) + dayMs) % dayMs;
    app().clock.advance(ahead);
  };

  it("is only a manager's to correct, by the store's own day", async () => {
    const product = await stockedProduct(app(), 9);
    // At 12:00 UTC it is 21:00 in Tokyo.
    await inTimeZone('Asia/Tokyo');
    advanceTo(12);
    const { order } = await seller.sell({ lines: [line(product, 1)] });
    app().clock.advance(2 * hourMs);
    const lines = [line(product, 2)];
    expect(codesOf(await seller.correct(order, { lines }))).toEqual([]);
    app().clock.advance(2 * hourMs);
    expect((await seller.correct(order, { lines: [line(product, 3)] })).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', path: ['orderId'] },
    ]);
    expect(codesOf(await seller.void(order))).toEqual(['WRONG_STATUS']);
    expect(await onHandOf(app(), product.id)).toBe(7);
    const corrected = await manager.correct(order, { lines: [line(product, 1)] });
    expect(corrected.userErrors).toEqual([]);
    expect(corrected.order.amountRefunded.amount).toBe('10.90');
    app().clock.advance(40 * dayMs);
    expect(codesOf(await manager.void(order))).toEqual([]);
    expect(await onHandOf(app(), product.id)).toBe(9);
  });

  it('is still of today when only UTC has another day', async () => {
    const product = await stockedProduct(app(), 9);
    // At 20:00 UTC it is noon or 13:00 in Los Angeles.
    await inTimeZone('America/Los_Angeles');
    advanceTo(20);
    const { order } = await seller.sell({ lines: [line(product, 1)] });
    app().clock.advance(10 * hourMs);
    expect(codesOf(await seller.correct(order, { lines: [line(product, 2)] }))).toEqual([]);
    app().clock.advance(3 * hourMs);
    expect(codesOf(await seller.correct(order, { lines: [line(product, 1)] }))).toEqual(['WRONG_STATUS']);
  });
});
