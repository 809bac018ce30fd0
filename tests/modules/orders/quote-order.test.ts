import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { productThatIsNot } from '../../kit/factories/product.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';

const app = useApp();

const query = `query ($lines: [OrderLineInput!]!) { quoteOrder(lines: $lines) {
  lines { productId sku name unitPrice { amount } quantity total { amount currencyCode } available isAvailable }
  subtotal { amount } taxRate tax { amount } total { amount currencyCode } isAvailable } }`;
const send = (lines: object[], actor = 'guest') => app().send(actor, query, { lines });
const quote = async (lines: object[], actor = 'guest') =>
  (await app().ask(actor, query, { lines })).quoteOrder;

describe('quoteOrder', () => {
  it('says to anybody what an order would cost, and holds nothing', async () => {
    const productId = await stockedProductId(app(), 5, { sku: 'LAMP-1', name: 'Lamp', price: '19.99' });
    for (const actor of ['guest', 'customer', 'staff'])
      expect(await quote([{ productId, quantity: 3 }], actor)).toEqual({
        lines: [
          {
            productId,
            sku: 'LAMP-1',
            name: 'Lamp',
            unitPrice: { amount: '19.99' },
            quantity: 3,
            total: { amount: '59.97', currencyCode: 'USD' },
            available: 5,
            isAvailable: true,
          },
        ],
        subtotal: { amount: '59.97' },
        taxRate: '0.09',
        tax: { amount: '5.40' },
        total: { amount: '65.37', currencyCode: 'USD' },
        isAvailable: true,
      });
    expect(await onHandOf(app(), productId)).toBe(5);
    expect(await movementsOf(app(), productId)).toHaveLength(1);
  });

  it('says of which there is too little, lines of the same product put together', async () => {
    const [few, enough] = [await stockedProductId(app(), 3), await stockedProductId(app(), 4)];
    const { lines, isAvailable } = await quote([
      { productId: few, quantity: 2 },
      { productId: enough, quantity: 4 },
      { productId: few, quantity: 2 },
    ]);
    expect(isAvailable).toBe(false);
    expect(lines).toMatchObject([
      { productId: few, quantity: 4, available: 3, isAvailable: false },
      { productId: enough, quantity: 4, available: 4, isAvailable: true },
    ]);
  });

  it('comes to what the order then costs', async () => {
    const lines = [];
    for (const price of ['0.05', '33.33', '19.99', '0.00'])
      lines.push({ productId: await stockedProductId(app(), 9, { price }), quantity: 7 });
    const { subtotal, tax, total } = await quote(lines);
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper, 'PENDING_PAYMENT', lines);
    const { order } = await shopper.ask(
      `{ order(id: "${id}") { subtotal { amount } tax { amount } total { amount currencyCode } } }`,
    );
    expect({ subtotal, tax, total }).toEqual(order);
  });

  it.each([0, -1, 1_000_000_000])('refuses %i units', async quantity => {
    const productId = await stockedProductId(app());
    const answer = await send([{ productId, quantity }]);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors![0]!.message).toMatch(/"quantity" must be from 1 to 100,000/);
  });

  it('points at each line that is wrong', async () => {
    const productId = await stockedProductId(app());
    const answer = await send([
      { productId, quantity: 1 },
      { productId, quantity: 0 },
      { productId: 'none', quantity: 1 },
    ]);
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        ['lines', '1', 'quantity'],
        ['lines', '2', 'productId'],
      ],
    });
  });

  it.each([
    ['no line', 0, /"lines" must hold at least one line/],
    ['500 lines', 500, /"lines" must hold at most 200 lines, but it holds 500/],
  ])('refuses %s', async (_what, count, message) => {
    const productId = await stockedProductId(app());
    const answer = await send(Array.from({ length: count }, () => ({ productId, quantity: 1 })));
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors![0]!.message).toMatch(message);
  });

  it('says which products are unknown, deleted, or archived, and refuses ids of something else', async () => {
    const [deleted, archived] = [await stockedProductId(app()), await stockedProductId(app())];
    await app().mutate('deleteProduct', { productId: deleted }, 'deletedProductId');
    await app().mutate('updateProduct', { productId: archived, status: 'ARCHIVED' }, 'product { id }');
    const problems = `query ($lines: [OrderLineInput!]!) { quoteOrder(lines: $lines) { lines { sku } problems { code path } isAvailable } }`;
    for (const [productId, code] of [
      [deleted, 'NOT_FOUND'],
      [archived, 'PRODUCT_NOT_FOR_SALE'],
      [productThatIsNot, 'NOT_FOUND'],
    ]) {
      const { quoteOrder } = await app().ask('guest', problems, { lines: [{ productId, quantity: 1 }] });
      const path = ['lines', '0', 'productId'];
      expect(quoteOrder).toEqual({ lines: [], problems: [{ code, path }], isAvailable: false });
    }
    for (const productId of ['user_01h455vb4pex5vsknk084sn02q', '']) {
      const answer = await send([{ productId, quantity: 1 }]);
      expect(answer.data?.quoteOrder ?? null).toBeNull();
      expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    }
  });
});
