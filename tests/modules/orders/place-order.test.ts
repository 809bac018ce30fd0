import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf } from '../../kit/codes.ts';
import { makeCustomer } from '../../kit/factories/customer.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import type { Payer } from '../../kit/factories/payment.ts';
import { makeProduct, productThatIsNot } from '../../kit/factories/product.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { deltasOf, movementsOf, onHandOf } from '../../kit/stock.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

afterAll(async () => {
  expect(await ledgerProblems(app())).toEqual([]);
  expect(await orderProblems(app())).toEqual([]);
});

const placed = 'order { id number status total { amount } }';
const place = (by: Payer, input: object, fields = placed) =>
  by.mutate('placeOrder', { idempotencyKey: newKey(), ...input }, fields);
const one = (productId: string, quantity = 1) => ({ lines: [{ productId, quantity }] });
const ordersOf = async (shopper: Shopper): Promise<number> =>
  (await shopper.ask('{ orders { totalCount } }')).orders.totalCount;

describe('placeOrder', () => {
  it('takes the goods, and waits an hour for the money', async () => {
    const productId = await stockedProductId(app(), 5, { name: 'Desk', sku: 'DESK-1', price: '129.90' });
    const shopper = await makeShopper(app());
    const { order, userErrors } = await place(
      shopper,
      { ...one(productId, 2), notes: ' Ring twice. \n' },
      `order { id number channel status customer { id } soldBy { id } notes placedAt expiresAt paidAt taxRate version
        subtotal { amount currencyCode } discountTotal { amount } tax { amount } total { amount }
        amountPaid { amount } amountDue { amount }
        lines { sku name quantity returnedQuantity discountRate unitPrice { amount } total { amount } product { id } }
        events { kind actor { id } } payments { id } }`,
    );
    expect(userErrors).toEqual([]);
    expect(order).toEqual({
      id: expect.stringMatching(/^order_/),
      number: expect.stringMatching(/^W-[A-Z0-9]{8}$/),
      channel: 'ONLINE',
      status: 'PENDING_PAYMENT',
      customer: { id: shopper.customerId },
      soldBy: null,
      notes: 'Ring twice.',
      placedAt: expect.stringMatching(/^2026-03-01T12:/),
      expiresAt: expect.stringMatching(/^2026-03-01T13:/),
      paidAt: null,
      taxRate: '0.09',
      version: 1,
      subtotal: { amount: '259.80', currencyCode: 'USD' },
      discountTotal: { amount: '0.00' },
      tax: { amount: '23.38' },
      total: { amount: '283.18' },
      amountPaid: { amount: '0.00' },
      amountDue: { amount: '283.18' },
      lines: [
        {
          sku: 'DESK-1',
          name: 'Desk',
          quantity: 2,
          returnedQuantity: 0,
          discountRate: '0',
          unitPrice: { amount: '129.90' },
          total: { amount: '259.80' },
          product: { id: productId },
        },
      ],
      events: [{ kind: 'PLACED', actor: { id: shopper.userId } }],
      payments: [],
    });
    const [sale] = await movementsOf(app(), productId);
    expect(sale).toMatchObject({ reason: 'SALE', delta: -2, onHandAfter: 3, reference: order.id });
    expect(await auditOf(app(), order.id, 'order.placed')).toMatchObject([
      { actor: { id: shopper.userId }, facts: { number: order.number, total: '283.18' } },
    ]);
  });

  it('keeps the price, the name, the SKU, and the tax rate of its day', async () => {
    const productId = await stockedProductId(app(), 5, { name: 'Chair', sku: 'CHAIR-1', price: '50.00' });
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper, 'PENDING_PAYMENT', [{ productId, quantity: 1 }]);
    const { product, userErrors } = await app().mutate(
      'updateProduct',
      { productId, name: 'Throne', sku: 'THRONE-1', price: '5000.00' },
      'product { name }',
    );
    expect([product.name, userErrors]).toEqual(['Throne', []]);
    await updateSettings(app(), { taxRate: '0.19' });
    try {
      expect(await orderOf(app(), id)).toMatchObject({
        total: '54.50',
        taxRate: '0.09',
        lines: [{ sku: 'CHAIR-1', name: 'Chair', unitPrice: { amount: '50.00' } }],
      });
      expect((await place(shopper, one(productId))).order.total.amount).toBe('5950.00');
    } finally {
      await updateSettings(app(), { taxRate: '0.09' });
    }
    await app().mutate('deleteProduct', { productId }, 'deletedProductId');
    const kept = await shopper.ask(`{ order(id: "${id}") { lines { name product { id } } } }`);
    expect(kept.order.lines).toEqual([{ name: 'Chair', product: null }]);
  });

  it('puts lines of the same product together, at the place of the first', async () => {
    const [a, b] = [await stockedProductId(app(), 6), await stockedProductId(app())];
    const shopper = await makeShopper(app());
    const lines = [
      { productId: b, quantity: 1 },
      { productId: a, quantity: 2 },
      { productId: b, quantity: 3 },
      { productId: a, quantity: 4 },
    ];
    const { order } = await place(shopper, { lines }, 'order { lines { product { id } quantity } }');
    expect(order.lines).toEqual([
      { product: { id: b }, quantity: 4 },
      { product: { id: a }, quantity: 6 },
    ]);
    expect(await onHandOf(app(), a)).toBe(0);
    expect(await onHandOf(app(), b)).toBe(1);
    expect(await deltasOf(app(), a)).toEqual([
      ['SALE', -6],
      ['ADJUSTMENT', 6],
    ]);
  });

  it('goes to the address of the customer, or to the one that was given, never to a mixture', async () => {
    const productId = await stockedProductId(app());
    const shopper = await makeShopper(app());
    const addressOf = async (input: object = {}) =>
      (
        await place(
          shopper,
          { ...one(productId), ...input },
          'order { shippingAddress { line1 postalCode city region countryCode } billingAddress { line1 } }',
        )
      ).order.shippingAddress;
    expect(await addressOf()).toBeNull();
    const home = {
      line1: 'Main Street 1',
      postalCode: '62701',
      city: 'Springfield',
      region: 'IL',
      countryCode: 'US',
    };
    await app().mutate(
      'updateCustomer',
      { customerId: shopper.customerId, address: home },
      'customer { id }',
    );
    expect(await addressOf()).toEqual(home);
    const elsewhere = { line1: ' Ring 2 ', postalCode: '50667', city: 'Köln', countryCode: 'DE' };
    expect(await addressOf({ shippingAddress: elsewhere })).toEqual({
      ...elsewhere,
      line1: 'Ring 2',
      region: null,
    });
    expect(await addressOf({ shippingAddress: null })).toEqual(home);
  });

  it.each([
    ['0.05', 1, '0.05'],
    ['0.06', 1, '0.07'],
    ['0.50', 1, '0.55'],
    ['0.16', 1, '0.17'],
    ['0.17', 1, '0.19'],
    ['9999999.99', 900, '9809999990.19'],
  ])('rounds the tax half up: %s × %i with tax is %s', async (price, quantity, total) => {
    const productId = await stockedProductId(app(), quantity, { price });
    expect((await place(await makeShopper(app()), one(productId, quantity))).order.total.amount).toBe(total);
  });

  it('takes the tax of the sum, not of each line', async () => {
    const lines = [];
    for (let line = 0; line < 10; line++)
      lines.push({ productId: await stockedProductId(app(), 1, { price: '0.05' }), quantity: 1 });
    const { order } = await place(await makeShopper(app()), { lines });
    expect(order.total.amount).toBe('0.55');
  });

  it('is paid at once when it costs nothing', async () => {
    const productId = await stockedProductId(app(), 2, { price: '0.00' });
    const shopper = await makeShopper(app());
    const { order } = await place(
      shopper,
      one(productId),
      'order { id status expiresAt paidAt total { amount } amountDue { amount } }',
    );
    expect(order).toEqual({
      id: order.id,
      status: 'PAID',
      expiresAt: null,
      paidAt: expect.stringMatching(/^2026-/),
      total: { amount: '0.00' },
      amountDue: { amount: '0.00' },
    });
    const { userErrors } = await shopper.mutate(
      'startPayment',
      { idempotencyKey: 'free', orderId: order.id },
      'payment { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'ALREADY_PAID', path: ['orderId'] }]);
    const shipped = await app().mutate('shipOrder', { orderId: order.id }, 'order { status }', 'staff');
    expect(shipped.order.status).toBe('SHIPPED');
  });
});

describe('what placeOrder refuses', () => {
  const refused = async (lines: (good: string) => object[], more: object = {}) => {
    const good = await stockedProductId(app());
    const shopper = await makeShopper(app());
    const { order, userErrors } = await place(shopper, { lines: lines(good), ...more });
    expect(order).toBeNull();
    expect(await onHandOf(app(), good)).toBe(5);
    expect(await ordersOf(shopper)).toBe(0);
    return userErrors;
  };

  it.each([0, -1, 100_001, 1_000_000_000])('%i units', async quantity => {
    const userErrors = await refused(productId => [
      { productId, quantity: 1 },
      { productId, quantity },
    ]);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['lines', '1', 'quantity'] }]);
  });

  it.each([1.5, 3_000_000_000, '2', null])('what is no number of units: %s', async quantity => {
    const productId = await stockedProductId(app());
    const shopper = await makeShopper(app());
    const answer = await shopper.send(
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } } }',
      { input: { idempotencyKey: 'odd', lines: [{ productId, quantity }] } },
    );
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it.each([
    ['no lines', 0],
    ['201 lines', 201],
    ['500 lines', 500],
  ])('%s', async (_what, count) => {
    const userErrors = await refused(productId =>
      Array.from({ length: count }, () => ({ productId, quantity: 1 })),
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['lines'] }]);
  });

  it('nothing of 200 lines', async () => {
    const productId = await stockedProductId(app(), 200);
    const lines = Array.from({ length: 200 }, () => ({ productId, quantity: 1 }));
    const { order } = await place(await makeShopper(app()), { lines }, 'order { lines { quantity } }');
    expect(order.lines).toEqual([{ quantity: 200 }]);
  });

  it('a product that is unknown, deleted, or archived, each on its line', async () => {
    const deleted = await stockedProductId(app());
    await app().mutate('deleteProduct', { productId: deleted }, 'deletedProductId');
    const archived = await stockedProductId(app(), 5, { name: 'Old thing' });
    await app().mutate('updateProduct', { productId: archived, status: 'ARCHIVED' }, 'product { id }');
    const userErrors = await refused(good => [
      { productId: archived, quantity: 1 },
      { productId: good, quantity: 1 },
      { productId: deleted, quantity: 1 },
      { productId: productThatIsNot, quantity: 1 },
    ]);
    expect(userErrors).toMatchObject([
      {
        code: 'PRODUCT_NOT_FOR_SALE',
        message: '"Old thing" is no longer for sale.',
        path: ['lines', '0', 'productId'],
      },
      { code: 'NOT_FOUND', path: ['lines', '2', 'productId'] },
      { code: 'NOT_FOUND', path: ['lines', '3', 'productId'] },
    ]);
    expect(await onHandOf(app(), archived)).toBe(5);
  });

  it('the id of something else', async () => {
    const userErrors = await refused(() => [
      { productId: 'order_01h455vb4pex5vsknk084sn02q', quantity: 1 },
      { productId: 'DROP TABLE', quantity: 1 },
    ]);
    expect(userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['lines', '0', 'productId'] },
      { code: 'INVALID_INPUT', path: ['lines', '1', 'productId'] },
    ]);
  });

  it.each(['price: "0.01"', 'unitPrice: "0.01"', 'discountRate: "1"', 'total: "0"'])(
    'what the client would like to pay: %s',
    async wish => {
      const productId = await stockedProductId(app());
      const shopper = await makeShopper(app());
      const answer = await shopper.send(
        `mutation { placeOrder(input: { idempotencyKey: "cheap", lines: [{ productId: "${productId}", quantity: 1, ${wish} }] }) { order { id } } }`,
      );
      expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(await onHandOf(app(), productId)).toBe(5);
    },
  );

  it('products in several currencies', async () => {
    await updateSettings(app(), { currencyCode: 'EUR' });
    const euro = await stockedProductId(app(), 5, { name: 'Euro thing' }).finally(() =>
      updateSettings(app(), { currencyCode: 'USD' }),
    );
    const userErrors = await refused(productId => [
      { productId, quantity: 1 },
      { productId: euro, quantity: 1 },
    ]);
    expect(userErrors).toEqual([
      {
        __typename: 'ValidationError',
        code: 'INVALID_INPUT',
        message: '"Euro thing" is priced in EUR and the others in USD. Order them separately.',
        path: ['lines', '1'],
      },
    ]);
    expect(await onHandOf(app(), euro)).toBe(5);
    const { order } = await place(await makeShopper(app()), one(euro), 'order { total { currencyCode } }');
    expect(order.total.currencyCode).toBe('EUR');
  });

  it('a sum that is too large', async () => {
    const [dear, dearest] = [
      await stockedProductId(app(), 5_000, { price: '9000000000.00' }),
      await stockedProductId(app(), 5_000, { price: '5000000000.00' }),
    ];
    const path = async (...lines: object[]) => (await refused(() => lines))[0].path;
    expect(await path({ productId: dear, quantity: 2 })).toEqual(['lines', '0', 'quantity']);
    const both = [
      { productId: dear, quantity: 1 },
      { productId: dearest, quantity: 1 },
    ];
    expect(await path(...both)).toEqual(['lines']);
    expect(
      await path(...Array.from({ length: 200 }, () => ({ productId: dear, quantity: 100_000 }))),
    ).toEqual(['lines', '0', 'quantity']);
    expect(await onHandOf(app(), dear)).toBe(5_000);
  });

  it.each([
    ['notes', { notes: 'x'.repeat(1_001) }, ['notes']],
    ['notes', { notes: '\u0000' }, ['notes']],
    [
      'an address',
      { shippingAddress: { countryCode: 'DE', city: 'x'.repeat(101) } },
      ['shippingAddress', 'city'],
    ],
    ['an empty city', { shippingAddress: { countryCode: 'DE', city: ' ' } }, ['shippingAddress', 'city']],
    ['a key', { idempotencyKey: 'x'.repeat(101) }, ['idempotencyKey']],
    ['a key of mostly spaces', { idempotencyKey: `${' '.repeat(150)}x` }, ['idempotencyKey']],
    ['a key that is empty', { idempotencyKey: ' ' }, ['idempotencyKey']],
    ['somebody who is no customer', { customerId: 'user_01h455vb4pex5vsknk084sn02q' }, ['customerId']],
  ])('%s that it cannot keep', async (_what, input, path) => {
    const userErrors = await refused(productId => [{ productId, quantity: 1 }], input);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
  });

  it('more than there is, with what there is on each line, and then takes nothing of the others', async () => {
    const [few, none, enough] = [
      await stockedProductId(app(), 3, { name: 'Few' }),
      (await makeProduct(app(), { name: 'None' })).id,
      await stockedProductId(app()),
    ];
    const shopper = await makeShopper(app());
    const lines = [
      { productId: enough, quantity: 5 },
      { productId: few, quantity: 2 },
      { productId: none, quantity: 1 },
      { productId: few, quantity: 2 },
    ];
    const { order, userErrors } = await place(shopper, { lines });
    expect(order).toBeNull();
    expect(userErrors).toHaveLength(2);
    expect(userErrors).toEqual(
      expect.arrayContaining([
        {
          __typename: 'InsufficientStockError',
          code: 'INSUFFICIENT_STOCK',
          message: 'Only 3 of "Few" are left, and this takes 4.',
          path: ['lines', '1', 'quantity'],
          productId: few,
          requested: 4,
          available: 3,
        },
        {
          __typename: 'InsufficientStockError',
          code: 'INSUFFICIENT_STOCK',
          message: 'None of "None" are left, and this takes 1.',
          path: ['lines', '2', 'quantity'],
          productId: none,
          requested: 1,
          available: 0,
        },
      ]),
    );
    expect(await Promise.all([few, none, enough].map(id => onHandOf(app(), id)))).toEqual([3, 0, 5]);
    expect(await deltasOf(app(), enough)).toEqual([['ADJUSTMENT', 5]]);
    expect(await ordersOf(shopper)).toBe(0);
    const again = await place(shopper, { lines: lines.slice(0, 2) });
    expect(again.userErrors).toEqual([]);
    expect(await onHandOf(app(), enough)).toBe(0);
  });
});

describe('for whom', () => {
  it('oneself, also when one says so', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app());
    const { order } = await place(
      shopper,
      { ...one(productId), customerId: shopper.customerId },
      'order { customer { id } }',
    );
    expect(order.customer.id).toBe(shopper.customerId);
  });

  it('nobody else, who then is as if they did not exist', async () => {
    const [shopper, other] = [await makeShopper(app()), await makeShopper(app())];
    const productId = await stockedProductId(app());
    const errorsFor = async (customerId: string) =>
      (await place(shopper, { ...one(productId), customerId })).userErrors;
    const nobody = 'customer_01h455vb4pex5vsknk084sn02q';
    expect(await errorsFor(nobody)).toEqual([
      {
        __typename: 'SimpleUserError',
        code: 'NOT_FOUND',
        message: `There is no customer with the id ${nobody}.`,
        path: ['customerId'],
      },
    ]);
    expect(JSON.stringify(await errorsFor(other.customerId)).replaceAll(other.customerId, nobody)).toBe(
      JSON.stringify(await errorsFor(nobody)),
    );
    expect(await onHandOf(app(), productId)).toBe(5);
    expect(await ordersOf(other)).toBe(0);
  });

  it('anybody, when the staff do it; the order is then theirs', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app());
    const input = { idempotencyKey: newKey(), ...one(productId), customerId: shopper.customerId };
    const { order } = await app().mutate('placeOrder', input, placed, 'staff');
    const staff = await app().actors.find('staff');
    const { orders } = await shopper.ask('{ orders { nodes { id soldBy { id } events { actor { id } } } } }');
    expect(orders.nodes).toEqual([{ id: order.id, soldBy: null, events: [{ actor: { id: staff.userId } }] }]);
    const gone = 'customer_01h455vb4pex5vsknk084sn02q';
    const unknown = await app().mutate('placeOrder', { ...input, customerId: gone }, placed, 'manager');
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['customerId'] }]);
  });

  it('not for somebody who is deleted', async () => {
    const productId = await stockedProductId(app());
    const customer = await makeCustomer(app(), { name: 'Gone' });
    await app().mutate('deleteCustomer', { customerId: customer.id }, 'deletedCustomerId');
    const input = { idempotencyKey: newKey(), ...one(productId), customerId: customer.id };
    expect((await app().mutate('placeOrder', input, placed, 'staff')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['customerId'] },
    ]);
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it('nobody, when the account has no customer record and none is named', async () => {
    const productId = await stockedProductId(app());
    for (const actor of ['staff', 'customer']) {
      const input = { idempotencyKey: newKey(), ...one(productId) };
      expect((await app().mutate('placeOrder', input, placed, actor)).userErrors).toMatchObject([
        { code: 'NOT_A_CUSTOMER', path: ['customerId'] },
      ]);
    }
    expect(await onHandOf(app(), productId)).toBe(5);
  });

  it('only with ORDERS_MANAGE, whatever else one may do', async () => {
    const [shopper, productId] = [await makeShopper(app()), await stockedProductId(app())];
    const clerk = await makeMember(app(), ['CUSTOMERS_MANAGE', 'CUSTOMERS_VIEW', 'ORDERS_VIEW']);
    const input = { ...one(productId), customerId: shopper.customerId };
    const { userErrors } = await place(as(app(), clerk), input);
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['customerId'] }]);
  });

  it('not for guests', async () => {
    const productId = await stockedProductId(app());
    const answer = await app().send(
      'guest',
      `mutation { placeOrder(input: { idempotencyKey: "guest", lines: [{ productId: "${productId}", quantity: 1 }] }) { order { id } } }`,
    );
    expect(codeOf(answer)).toBe('UNAUTHENTICATED');
    expect(await onHandOf(app(), productId)).toBe(5);
  });
});

describe('the same key', () => {
  it('ten times at once is one order, and ten times the same answer', async () => {
    const productId = await stockedProductId(app(), 50);
    const shopper = await makeShopper(app());
    const input = { idempotencyKey: 'once', ...one(productId, 3) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(shopper, input)));
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].userErrors).toEqual([]);
    expect(await onHandOf(app(), productId)).toBe(47);
    expect(await ordersOf(shopper)).toBe(1);
    expect((await orderOf(app(), answers[0].order.id)).kinds).toEqual(['PLACED']);
  });

  it('is for one thing only', async () => {
    const productId = await stockedProductId(app(), 50);
    const shopper = await makeShopper(app());
    const { order } = await place(shopper, { idempotencyKey: 'mine', ...one(productId, 2) });
    const reused = [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }];
    const others = [one(productId, 3), { ...one(productId, 2), notes: 'Please.' }];
    for (const other of others)
      expect((await place(shopper, { idempotencyKey: 'mine', ...other })).userErrors).toMatchObject(reused);
    const payment = await shopper.mutate(
      'startPayment',
      { idempotencyKey: 'mine', orderId: order.id },
      'payment { id }',
    );
    expect(payment.userErrors).toMatchObject(reused);
    const like = await place(shopper, { idempotencyKey: 'MINE', ...one(productId, 2) });
    expect(like.userErrors).toEqual([]);
    const somebody = await place(await makeShopper(app()), { idempotencyKey: 'mine', ...one(productId, 7) });
    expect(somebody.userErrors).toEqual([]);
    expect(new Set([order.id, like.order.id, somebody.order.id]).size).toBe(3);
    expect(await onHandOf(app(), productId)).toBe(39);
  });

  it('returns the first answer for good, though the product is no longer there', async () => {
    const productId = await stockedProductId(app(), 2);
    const shopper = await makeShopper(app());
    const input = { idempotencyKey: 'again', ...one(productId, 2) };
    const first = await place(shopper, input);
    await app().mutate('updateProduct', { productId, status: 'ARCHIVED', price: '99.00' }, 'product { id }');
    expect(await place(shopper, input)).toEqual(first);
    await app().mutate('deleteProduct', { productId }, 'deletedProductId');
    expect(await place(shopper, input)).toEqual(first);
    expect(await ordersOf(shopper)).toBe(1);
  });

  it('is free again after a refusal', async () => {
    const productId = await stockedProductId(app(), 1);
    const shopper = await makeShopper(app());
    const tooMany = await place(shopper, { idempotencyKey: 'try', ...one(productId, 2) });
    expect(tooMany.userErrors).toMatchObject([{ code: 'INSUFFICIENT_STOCK' }]);
    const { order, userErrors } = await place(shopper, { idempotencyKey: 'try', ...one(productId) });
    expect(userErrors).toEqual([]);
    expect(order.status).toBe('PENDING_PAYMENT');
  });

  it('at once for several things is one of them', async () => {
    const productId = await stockedProductId(app(), 50);
    const shopper = await makeShopper(app());
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(quantity =>
        place(shopper, { idempotencyKey: 'which', ...one(productId, quantity) }),
      ),
    );
    const codes = answers.flatMap(({ userErrors }) =>
      userErrors.map((error: { code: string }) => error.code),
    );
    expect(codes).toEqual(Array(4).fill('IDEMPOTENCY_KEY_REUSED'));
    expect(await ordersOf(shopper)).toBe(1);
  });
});

describe('many at once', () => {
  const codesOf = (answers: { userErrors: { code: string }[] }[]) =>
    answers.flatMap(({ userErrors }) => userErrors.map(error => error.code));
  const shoppers = (count: number) => Promise.all(Array.from({ length: count }, () => makeShopper(app())));

  it('100 buyers of 12 units: 12 have one, and 88 get INSUFFICIENT_STOCK', async () => {
    const productId = await stockedProductId(app(), 12);
    const buyers = await shoppers(100);
    const answers = await Promise.all(buyers.map(buyer => place(buyer, one(productId))));
    expect(answers.filter(({ order }) => order !== null)).toHaveLength(12);
    expect(codesOf(answers)).toEqual(Array(88).fill('INSUFFICIENT_STOCK'));
    expect(await onHandOf(app(), productId)).toBe(0);
    expect(await deltasOf(app(), productId)).toHaveLength(13);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('60 orders of the same 8 products, each in another order, all succeed', async () => {
    const products: string[] = [];
    for (let product = 0; product < 8; product++) products.push(await stockedProductId(app(), 60));
    const buyers = await shoppers(12);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const turned = products.map((_, place) => products[(place * 3 + index * 5) % 8]!);
        const wanted = index % 2 ? turned : turned.toReversed();
        const lines = wanted.map(productId => ({ productId, quantity: 1 }));
        return place(buyers[index % 12]!, { lines });
      }),
    );
    expect(codesOf(answers)).toEqual([]);
    expect(await Promise.all(products.map(id => onHandOf(app(), id)))).toEqual(Array(8).fill(0));
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('orders and cancellings and corrections of the same goods lose nothing', async () => {
    const [a, b] = [await stockedProductId(app(), 100), await stockedProductId(app(), 100)];
    const buyers = await shoppers(6);
    const lines = (turn: boolean) => (turn ? [a, b] : [b, a]).map(productId => ({ productId, quantity: 2 }));
    const placedBefore = await Promise.all(
      buyers.map((buyer, index) => makeOrder(app(), buyer, 'PENDING_PAYMENT', lines(index % 2 === 0))),
    );
    const work = buyers.flatMap((buyer, index) => [
      place(buyer, { lines: lines(index % 2 === 1) }),
      buyer.mutate('cancelOrder', { orderId: placedBefore[index]!.id }, 'order { id }'),
      app().mutate(
        'adjustStock',
        { idempotencyKey: newKey(), productId: index % 2 ? a : b, delta: -1, reason: 'Broke.' },
        'product { id }',
      ),
    ]);
    expect(codesOf(await Promise.all(work))).toEqual([]);
    expect([await onHandOf(app(), a), await onHandOf(app(), b)]).toEqual([85, 85]);
    expect(await ledgerProblems(app())).toEqual([]);
  });
});
