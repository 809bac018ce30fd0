import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codesOf } from '../../kit/codes.ts';
import { pay, refundSome } from '../../kit/factories/payment.ts';
import { makeShippingMethod } from '../../kit/factories/shipping.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { makeTaxClass, makeZone, rate, standard } from '../../kit/factories/tax.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { updateSettings } from '../../kit/update-settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

const app = useApp();

const inBerlin = { line1: 'Ring 1', postalCode: '10115', city: 'Berlin', countryCode: 'DE' };
const onSylt = { line1: 'Strand 1', postalCode: '25980', city: 'Sylt', countryCode: 'DE' };
const inVienna = { line1: 'Ring 1', postalCode: '1010', city: 'Wien', countryCode: 'AT' };

let lamp: string;
let book: string;
let parcel: Data;
let express: Data;
let pickup: Data;

// A German shop whose prices include tax: a parcel by weight in Germany but not on its islands, express everywhere in Germany
// and Austria, and whoever comes for it.
beforeAll(async () => {
  await updateSettings(app(), { currencyCode: 'EUR', pricesIncludeTax: true, homeCountry: 'DE' });
  const reduced = await makeTaxClass(app(), 'REDUCED');
  const taxRates = [rate(standard, '0.19', 'USt'), rate(reduced, '0.07', 'USt')];
  const germany = await makeZone(app(), { name: 'Germany', countries: ['DE'], taxRates });
  const islands = await makeZone(app(), {
    name: 'Islands',
    countries: ['DE'],
    postalCodePrefixes: ['25980'],
    taxRates,
  });
  const austria = await makeZone(app(), {
    name: 'Austria',
    countries: ['AT'],
    taxRates: [rate(standard, '0.2', 'USt')],
  });
  lamp = await stockedProductId(app(), 500, { price: '11.90', weightGrams: 600 });
  book = await stockedProductId(app(), 500, { price: '10.70', taxClassId: reduced, weightGrams: 300 });
  parcel = await makeShippingMethod(app(), {
    name: 'Parcel',
    kind: 'BY_WEIGHT',
    rates: [
      { upToWeightGrams: 1_000, price: '4.90' },
      { upToWeightGrams: 5_000, price: '7.90' },
    ],
    zoneIds: [germany.id],
    freeFrom: '100',
  });
  express = await makeShippingMethod(app(), {
    name: 'Express',
    rates: [{ price: '12.50' }],
    zoneIds: [germany.id, islands.id, austria.id],
  });
  pickup = await makeShippingMethod(app(), { name: 'Pick-up', kind: 'PICKUP', rates: [{ price: '0' }] });
});

const sumFields = `shippingMethods { method { name } price { amount } } shipping { amount } tax { amount } total { amount }
  taxLines { rate net { amount } tax { amount } } problems { code message path } lines { name quantity } isAvailable`;

async function quote(lines: object[], more: object = {}): Promise<Data> {
  const query = `query ($lines: [OrderLineInput!]!, $shippingAddress: AddressInput, $shippingMethodId: ID) {
    quoteOrder(lines: $lines, shippingAddress: $shippingAddress, shippingMethodId: $shippingMethodId) { ${sumFields} } }`;
  return (await app().ask('guest', query, { lines, shippingAddress: inBerlin, ...more })).quoteOrder;
}

const offers = ({ shippingMethods }: Data) =>
  shippingMethods.map(({ method, price }: Data) => `${method.name} ${price.amount}`);

const orderFields = `id number version shippingName isPickup shippingTotal { amount } shippingRefunded { amount } tax { amount } total { amount }
  amountRefunded { amount } status paymentStatus shippingAddress { city } billingAddress { city }
  taxLines { rate net { amount } tax { amount } } lines { id refunded { amount } } nextActions { action allowed reason }`;

function send(shopper: Shopper, lines: object[], more: object = {}): Promise<Data> {
  const input = { idempotencyKey: newKey(), lines, shippingAddress: inBerlin, ...more };
  return shopper.mutate('placeOrder', input, `order { ${orderFields} }`);
}

async function place(shopper: Shopper, lines: object[], more: object = {}): Promise<Data> {
  const { order, userErrors } = await send(shopper, lines, more);
  if (!order) throw new Error(JSON.stringify(userErrors));
  return order;
}

async function readOrder(id: string): Promise<Data> {
  return (await app().ask('manager', `query ($id: ID!) { order(id: $id) { ${orderFields} } }`, { id })).order;
}

const refundShipping = (orderId: string, amount?: string, actor = 'manager') =>
  app().mutate(
    'refundShipping',
    { idempotencyKey: newKey(), orderId, amount, reason: 'It came late.' },
    'order { id }',
    actor,
  );

describe('a quote', () => {
  const lamps = (quantity: number) => [{ productId: lamp, quantity }];

  it('offers what carries the goods to the address, the cheapest first', async () => {
    expect(offers(await quote(lamps(1)))).toEqual(['Pick-up 0.00', 'Parcel 4.90', 'Express 12.50']);
    expect(offers(await quote(lamps(2)))).toEqual(['Pick-up 0.00', 'Parcel 7.90', 'Express 12.50']);
    expect(offers(await quote(lamps(9)))).toEqual(['Pick-up 0.00', 'Express 12.50']);
    expect(offers(await quote(lamps(1), { shippingAddress: onSylt }))).toEqual([
      'Pick-up 0.00',
      'Express 12.50',
    ]);
    expect(offers(await quote(lamps(1), { shippingAddress: inVienna }))).toEqual([
      'Pick-up 0.00',
      'Express 12.50',
    ]);
    const heavy = await stockedProductId(app(), 5, { price: '1.00' });
    expect(offers(await quote([{ productId: heavy, quantity: 1 }]))).toEqual([
      'Pick-up 0.00',
      'Express 12.50',
    ]);
  });

  it('adds what the method costs, with its tax', async () => {
    const lines = [
      { productId: lamp, quantity: 1 },
      { productId: book, quantity: 1 },
    ];
    expect(await quote(lines, { shippingMethodId: parcel.id })).toMatchObject({
      shipping: { amount: '4.90' },
      total: { amount: '27.50' },
      // Of 16.80 with 19 %, and of 10.70 with 7 %.
      tax: { amount: '3.38' },
      taxLines: [
        { rate: '0.19', net: { amount: '14.12' }, tax: { amount: '2.68' } },
        { rate: '0.07', net: { amount: '10.00' }, tax: { amount: '0.70' } },
      ],
      problems: [],
    });
    const free = await quote([{ productId: book, quantity: 10 }], { shippingMethodId: parcel.id });
    expect(free).toMatchObject({ shipping: { amount: '0.00' }, total: { amount: '107.00' }, problems: [] });
    expect(free.taxLines).toHaveLength(1);
  });

  it('says what is wrong by the place where it is, and quotes the rest', async () => {
    const gone = await stockedProductId(app(), 5, { price: '1.00', status: 'ARCHIVED' });
    const lines = [
      { productId: gone, quantity: 1 },
      { productId: lamp, quantity: 501 },
      { productId: 'product_01h455vb4pex5vsknk084sn02q', quantity: 1 },
      { productId: book, quantity: 1 },
    ];
    const {
      problems,
      lines: quoted,
      total,
      isAvailable,
    } = await quote(lines, { shippingMethodId: parcel.id });
    expect(problems.map(({ code, path }: Data) => [code, path.join('.')])).toEqual([
      ['PRODUCT_NOT_FOR_SALE', 'lines.0.productId'],
      ['NOT_FOUND', 'lines.2.productId'],
      ['INSUFFICIENT_STOCK', 'lines.1.quantity'],
      ['INVALID_INPUT', 'shippingMethodId'],
    ]);
    expect(problems[3].message).toContain('"Parcel" does not carry this order');
    expect(quoted).toHaveLength(2);
    expect(isAvailable).toBe(false);
    expect(total.amount).toBe('5972.60');
    const nothing = await quote([{ productId: gone, quantity: 1 }]);
    expect(nothing).toMatchObject({ lines: [], shippingMethods: [], total: { amount: '0.00' } });
    expect(nothing.problems).toHaveLength(1);
  });

  it('asks for a method, and refuses one that is not there or does not go there', async () => {
    const problemOf = async (more: object) => (await quote(lamps(1), more)).problems;
    expect(await problemOf({})).toMatchObject([{ code: 'INVALID_INPUT', path: ['shippingMethodId'] }]);
    expect(await problemOf({ shippingMethodId: 'shipmethod_01h455vb4pex5vsknk084sn02q' })).toMatchObject([
      { code: 'NOT_FOUND', path: ['shippingMethodId'] },
    ]);
    const [there] = await problemOf({ shippingMethodId: parcel.id, shippingAddress: onSylt });
    expect(there.message).toContain('"Parcel" does not go to this address');
    const nowhere = { shippingMethodId: express.id, shippingAddress: null };
    expect(await problemOf(nowhere)).toMatchObject([{ code: 'INVALID_INPUT', path: ['shippingAddress'] }]);
    expect(await problemOf({ ...nowhere, shippingMethodId: pickup.id })).toEqual([]);
  });
});

describe('an order', () => {
  const lines = () => [
    { productId: lamp, quantity: 1 },
    { productId: book, quantity: 1 },
  ];

  it('costs what was quoted, and keeps how it is sent', async () => {
    const shopper = await makeShopper(app());
    const quoted = await quote(lines(), { shippingMethodId: parcel.id });
    const order = await place(shopper, lines(), {
      shippingMethodId: parcel.id,
      expectedTotal: quoted.total.amount,
    });
    expect(order).toMatchObject({
      shippingName: 'Parcel',
      isPickup: false,
      shippingTotal: quoted.shipping,
      total: quoted.total,
      tax: quoted.tax,
      taxLines: quoted.taxLines,
    });
    await app().work();
    const [mail] = (await sentMails(app())).filter(({ subject }) => subject.includes(order.number));
    expect(mail!.text).toMatch(/Parcel:? *4\.90 EUR/);
  });

  it('needs a method that fits, an address, and the total that was agreed on', async () => {
    const shopper = await makeShopper(app());
    const refused = async (more: object) => (await send(shopper, lines(), more)).userErrors;
    expect(await refused({})).toMatchObject([{ code: 'INVALID_INPUT', path: ['shippingMethodId'] }]);
    expect(await refused({ shippingMethodId: parcel.id, shippingAddress: onSylt })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['shippingMethodId'] },
    ]);
    expect(await refused({ shippingMethodId: parcel.id, shippingAddress: null })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['shippingAddress'] },
    ]);
    expect(await refused({ shippingMethodId: parcel.id, expectedTotal: '27.49' })).toMatchObject([
      { code: 'PRICE_CHANGED', path: ['expectedTotal'] },
    ]);
    expect(await refused({ shippingMethodId: lamp })).toMatchObject([{ path: ['shippingMethodId'] }]);
    const late = await makeShippingMethod(app(), { name: 'Late' });
    const { id: shippingMethodId } = late;
    await app().mutate(
      'updateShippingMethod',
      { shippingMethodId, active: false },
      'userErrors { code }',
      'admin',
    );
    expect(await refused({ shippingMethodId })).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('that the customer comes for needs no address, and is taxed at home', async () => {
    const shopper = await makeShopper(app());
    const more = { shippingMethodId: pickup.id };
    const abroad = await place(shopper, lines(), { ...more, shippingAddress: inVienna });
    expect(abroad).toMatchObject({
      isPickup: true,
      shippingAddress: null,
      billingAddress: { city: 'Wien' },
      total: { amount: '22.60' },
      tax: { amount: '2.60' },
    });
    const order = await place(shopper, lines(), { ...more, shippingAddress: null });
    const moved = { orderId: order.id, shippingAddress: inBerlin };
    expect((await shopper.mutate('updateOrder', moved, 'order { id }')).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['shippingAddress'] },
    ]);
    await pay(shopper, { orderId: order.id });
    await app().mutate('shipOrder', { orderId: order.id }, 'order { id }', 'staff');
    await app().work();
    const subjects = (await sentMails(app())).map(({ subject }) => subject);
    expect(subjects).toContain(`Order ${order.number} is ready for you`);
  });

  it('goes nowhere else where its method does not go', async () => {
    const shopper = await makeShopper(app());
    const order = await place(shopper, lines(), { shippingMethodId: parcel.id });
    const move = (shippingAddress: object) =>
      shopper.mutate(
        'updateOrder',
        { orderId: order.id, shippingAddress },
        'order { shippingAddress { city } }',
      );
    const { userErrors } = await move(onSylt);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['shippingAddress'] }]);
    expect(userErrors[0].message).toContain('"Parcel" goes');
    const fast = await place(shopper, lines(), { shippingMethodId: express.id });
    const there = { orderId: fast.id, shippingAddress: onSylt };
    expect(codesOf(await shopper.mutate('updateOrder', there, 'order { id }'))).toEqual([]);
  });

  it('keeps the price of its shipping when the method changes or goes', async () => {
    const shopper = await makeShopper(app());
    const { id: shippingMethodId } = await makeShippingMethod(app(), { name: 'Sledge' });
    const { id } = await place(shopper, lines(), { shippingMethodId });
    await app().mutate(
      'updateShippingMethod',
      { shippingMethodId, rates: [{ price: '99' }], name: 'Slow' },
      'shippingMethod { id }',
      'admin',
    );
    const kept = { shippingName: 'Sledge', shippingTotal: { amount: '5.00' } };
    expect(await readOrder(id)).toMatchObject(kept);
    await app().mutate('deleteShippingMethod', { shippingMethodId }, 'deletedShippingMethodId', 'admin');
    expect(await readOrder(id)).toMatchObject(kept);
  });

  it('gives the price of its goods back without that of shipping, and that by itself', async () => {
    const shopper = await makeShopper(app());
    const order = await place(shopper, lines(), { shippingMethodId: parcel.id });
    expect(codesOf(await refundShipping(order.id))).toEqual(['WRONG_STATUS']);
    await pay(shopper, { orderId: order.id });
    for (const name of ['shipOrder', 'deliverOrder'])
      await app().mutate(name, { orderId: order.id }, 'order { id }', 'staff');
    const back = order.lines.map(({ id }: Data) => ({ orderLineId: id, quantity: 1 }));
    const input = { idempotencyKey: newKey(), orderId: order.id, lines: back };
    await app().mutate('returnOrderLines', input, 'order { id }', 'staff');
    await app().work();
    expect(await readOrder(order.id)).toMatchObject({
      amountRefunded: { amount: '22.60' },
      shippingRefunded: { amount: '0.00' },
      lines: [{ refunded: { amount: '10.00' } }, { refunded: { amount: '10.00' } }],
    });
    const most = await refundShipping(order.id, '4.91');
    expect(most.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['amount'] }]);
    expect((await refundShipping(order.id, '0')).userErrors).toMatchObject([{ path: ['amount'] }]);
    expect(codesOf(await refundShipping(order.id, '2.00'))).toEqual([]);
    await app().work();
    expect(await readOrder(order.id)).toMatchObject({
      amountRefunded: { amount: '24.60' },
      shippingRefunded: { amount: '1.68' },
      paymentStatus: 'PARTIALLY_REFUNDED',
    });
    expect(codesOf(await refundShipping(order.id))).toEqual([]);
    await app().work();
    const all = await readOrder(order.id);
    expect(all).toMatchObject({
      amountRefunded: { amount: '27.50' },
      shippingRefunded: { amount: '4.12' },
      paymentStatus: 'REFUNDED',
    });
    expect(all.nextActions.find(({ action }: Data) => action === 'REFUND_SHIPPING')).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('was refunded before'),
    });
    expect(codesOf(await refundShipping(order.id))).toEqual(['WRONG_STATUS']);
  });

  it('gives all of it back when it is canceled', async () => {
    const shopper = await makeShopper(app());
    const order = await place(shopper, lines(), { shippingMethodId: parcel.id });
    await pay(shopper, { orderId: order.id });
    await shopper.mutate('cancelOrder', { orderId: order.id }, 'order { id }');
    await app().work();
    expect(await readOrder(order.id)).toMatchObject({
      amountRefunded: { amount: '27.50' },
      shippingRefunded: { amount: '4.12' },
    });
  });

  it('is refunded once, however often the same request comes', async () => {
    const shopper = await makeShopper(app());
    const order = await place(shopper, lines(), { shippingMethodId: express.id });
    await pay(shopper, { orderId: order.id });
    const input = { idempotencyKey: newKey(), orderId: order.id, amount: '5.00', reason: 'Late.' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => app().mutate('refundShipping', input, 'order { id }', 'manager')),
    );
    expect(answers.flatMap(answer => codesOf(answer))).toEqual([]);
    await Promise.all([1, 2, 3].map(() => refundShipping(order.id, '5.00')));
    await app().work();
    expect(await readOrder(order.id)).toMatchObject({ amountRefunded: { amount: '10.00' } });
  });

  it('gives back no more than was paid, and not all of what has not left yet', async () => {
    const shopper = await makeShopper(app());
    const free = await stockedProductId(app(), 5, { price: '0.00', weightGrams: 10 });
    const sample = await place(shopper, [{ productId: free, quantity: 1 }], { shippingMethodId: parcel.id });
    await pay(shopper, { orderId: sample.id });
    const all = await refundShipping(sample.id);
    expect(all.userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['orderId'] }]);
    expect(all.userErrors[0].message).toContain('has not left yet');
    expect(codesOf(await refundShipping(sample.id, '4.00'))).toEqual([]);

    const order = await place(shopper, lines(), { shippingMethodId: parcel.id });
    const { id: paymentId } = await pay(shopper, { orderId: order.id });
    await refundSome(app(), paymentId, '25.00');
    await app().work();
    expect(codesOf(await refundShipping(order.id))).toEqual(['WRONG_STATUS']);
    await app().mutate('shipOrder', { orderId: order.id }, 'order { id }', 'staff');
    expect(codesOf(await refundShipping(order.id))).toEqual(['REFUND_TOO_HIGH']);
    const query = 'query ($id: ID!) { order(id: $id) { shippingRefundable { amount } } }';
    const left = async () =>
      (await app().ask('staff', query, { id: order.id })).order.shippingRefundable.amount;
    expect(await left()).toBe('4.90');
    expect(codesOf(await refundShipping(order.id, '1.00'))).toEqual([]);
    expect(await left()).toBe('3.90');
    await app().work();
  });

  it('is not for others to refund', async () => {
    const shopper = await makeShopper(app());
    const order = await place(shopper, lines(), { shippingMethodId: express.id });
    await pay(shopper, { orderId: order.id });
    const mutation =
      'mutation ($input: RefundShippingInput!) { refundShipping(input: $input) { userErrors { code } } }';
    const input = { idempotencyKey: newKey(), orderId: order.id, reason: 'Please.' };
    for (const send of [
      app().send('guest', mutation, { input }),
      app().send('staff', mutation, { input }),
      app().sendWith(shopper.headers, mutation, { input }),
    ])
      expect((await send).errors![0]!.extensions.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    expect(order.nextActions.map(({ action }: Data) => action)).not.toContain('REFUND_SHIPPING');
  });

  it('adds up, whatever came before', async () => {
    expect(await orderProblems(app())).toEqual([]);
  });
});

describe('reports', () => {
  it('count the tax of shipping, and its price as revenue of no product', async () => {
    const query = `{ analytics { taxReport(range: { preset: TODAY }) { zone { name } rate net { amount } refundedNet { amount } }
      salesTrend(range: { preset: TODAY }, interval: DAY) { revenue { amount } }
      topProducts(range: { preset: TODAY }, by: REVENUE) { nodes { revenue { amount } } } } }`;
    const { analytics } = await app().ask('manager', query);
    const minor = (amount: string) => Math.round(Number(amount) * 100);
    const taxed = analytics.taxReport.reduce(
      (sum: number, { net, refundedNet }: Data) => sum + minor(net.amount) - minor(refundedNet.amount),
      0,
    );
    expect(minor(analytics.salesTrend.at(-1).revenue.amount)).toBe(taxed);
    const ofProducts = analytics.topProducts.nodes.reduce(
      (sum: number, { revenue }: Data) => sum + minor(revenue.amount),
      0,
    );
    const [row] = await app().sql<{ shipping: number }>(
      "select sum(shipping_net_minor - shipping_refunded_minor) as shipping from sales_order where status <> 'CANCELLED'",
    );
    expect(taxed - ofProducts).toBe(Number(row!.shipping));
    expect(Number(row!.shipping)).toBeGreaterThan(0);
  });
});
