import { beforeAll, describe, expect, it } from 'vitest';
import { reverseChargeTexts } from '../../../src/modules/tax/tax-treatment.ts';
import { type TestApp, useApp } from '../../kit/app.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import { pay } from '../../kit/factories/payment.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeSeller } from '../../kit/factories/seller.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { makeTaxClass, makeZone, rate, standard } from '../../kit/factories/tax.ts';
import { newKey } from '../../kit/new-key.ts';
import { updateSettings } from '../../kit/update-settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

const orderFields = `id number version pricesIncludeTax taxExemption subtotal { amount } discountTotal { amount } tax { amount } total { amount }
  amountRefunded { amount } taxLines { name rate net { amount } tax { amount } }
  lines { id taxRate total { amount } net { amount } tax { amount } gross { amount } refunded { amount } }`;

const inBerlin = { line1: 'Ring 1', postalCode: '10115', city: 'Berlin', countryCode: 'DE' };
const inVienna = { line1: 'Ring 1', postalCode: '1010', city: 'Wien', countryCode: 'AT' };
const inLondon = { line1: '1 High Street', postalCode: 'SW1A 1AA', city: 'London', countryCode: 'GB' };
const inColumbus = {
  line1: '1 High St',
  postalCode: '43215',
  city: 'Columbus',
  region: 'OH',
  countryCode: 'US',
};
const inCleveland = { ...inColumbus, postalCode: '44101', city: 'Cleveland' };
const inNewYork = { ...inColumbus, postalCode: '10001', city: 'New York', region: 'NY' };

/** The sums of an order as texts: total, tax, and each tax line. */
function sumsOf({ total, tax, taxLines }: Data): string[] {
  return [
    total.amount,
    tax.amount,
    ...taxLines.map((line: Data) => `${line.rate}: ${line.net.amount} + ${line.tax.amount}`),
  ];
}

async function place(shopper: Shopper, lines: object[], shippingAddress: object): Promise<Data> {
  const { order, userErrors } = await shopper.mutate(
    'placeOrder',
    { idempotencyKey: newKey(), lines, shippingAddress },
    `order { ${orderFields} }`,
  );
  if (!order) throw new Error(JSON.stringify(userErrors));
  return order;
}

async function quote(
  app: TestApp,
  lines: object[],
  shippingAddress: object | null,
  actor = 'guest',
): Promise<Data> {
  const { quoteOrder } = await app.ask(
    actor,
    `query ($lines: [OrderLineInput!]!, $to: AddressInput) { quoteOrder(lines: $lines, shippingAddress: $to) {
      pricesIncludeTax taxExemption discountTotal { amount } tax { amount } total { amount } taxLines { name rate net { amount } tax { amount } } } }`,
    { lines, to: shippingAddress },
  );
  return quoteOrder;
}

/** What lines come to must be what the order comes to, by each of the three sums. */
function expectToAgree(order: Data): void {
  const minor = (amount: string) => Math.round(Number(amount) * 100);
  const sum = (pick: (line: Data) => string) =>
    order.lines.reduce((total: number, line: Data) => total + minor(pick(line)), 0);
  expect(sum(line => line.tax.amount)).toBe(minor(order.tax.amount));
  expect(sum(line => line.gross.amount)).toBe(minor(order.total.amount));
  expect(sum(line => line.net.amount)).toBe(minor(order.total.amount) - minor(order.tax.amount));
  const taxLines = order.taxLines.reduce((total: number, line: Data) => total + minor(line.tax.amount), 0);
  expect(taxLines).toBe(minor(order.tax.amount));
}

describe('a German shop, whose prices include 19 and 7 %', () => {
  const app = useApp();
  let lamp: string;
  let book: string;

  beforeAll(async () => {
    await updateSettings(app(), {
      currencyCode: 'EUR',
      pricesIncludeTax: true,
      homeCountry: 'DE',
      homePostalCode: '10115',
    });
    const reduced = await makeTaxClass(app(), 'REDUCED');
    await makeZone(app(), {
      name: 'Germany',
      countries: ['DE'],
      taxRates: [rate(standard, '0.19', 'USt'), rate(reduced, '0.07', 'USt')],
    });
    lamp = await stockedProductId(app(), 100, { price: '11.90' });
    book = await stockedProductId(app(), 100, { price: '10.70', taxClassId: reduced });
  });

  it('quotes and takes what is on the price tag', async () => {
    const lines = [
      { productId: lamp, quantity: 3 },
      { productId: book, quantity: 1 },
    ];
    const sums = ['46.40', '6.40', '0.19: 30.00 + 5.70', '0.07: 10.00 + 0.70'];
    expect(sumsOf(await quote(app(), lines, inBerlin))).toEqual(sums);
    expect(sumsOf(await quote(app(), lines, null))).toEqual(sums);
    const order = await place(await makeShopper(app()), lines, inBerlin);
    expect(sumsOf(order)).toEqual(sums);
    expect(order).toMatchObject({
      pricesIncludeTax: true,
      subtotal: { amount: '46.40' },
      taxExemption: null,
    });
    expect(order.lines).toMatchObject([
      { taxRate: '0.19', total: { amount: '35.70' }, net: { amount: '30.00' }, gross: { amount: '35.70' } },
      { taxRate: '0.07', total: { amount: '10.70' }, net: { amount: '10.00' }, gross: { amount: '10.70' } },
    ]);
    expectToAgree(order);
  });

  it('says what one unit costs at a place, with tax and without', async () => {
    const fields = 'net { amount } gross { amount } tax { amount } taxRate taxName';
    const query = `query ($id: ID!) { product(id: $id) { here: pricing { ${fields} } abroad: pricing(country: JP) { gross { amount } taxRate } } }`;
    expect((await app().ask('guest', query, { id: book })).product).toEqual({
      here: {
        net: { amount: '10.00' },
        gross: { amount: '10.70' },
        tax: { amount: '0.70' },
        taxRate: '0.07',
        taxName: 'USt',
      },
      abroad: { gross: { amount: '10.70' }, taxRate: '0.09' },
    });
  });

  it('gives back what was paid, each line at its own rate, and all of it in the end', async () => {
    const shopper = await makeShopper(app());
    const order = await place(
      shopper,
      [
        { productId: lamp, quantity: 3 },
        { productId: book, quantity: 2 },
      ],
      inBerlin,
    );
    await pay(shopper, { orderId: order.id });
    for (const name of ['shipOrder', 'deliverOrder'])
      await app().mutate(name, { orderId: order.id }, 'order { id }', 'staff');
    const giveBack = async (line: number, quantity: number) => {
      const back = { orderLineId: order.lines[line].id, quantity, restock: true };
      const input = { idempotencyKey: newKey(), orderId: order.id, lines: [back] };
      const answer = await app().mutate('returnOrderLines', input, 'order { id }', 'staff');
      expect(answer.userErrors).toEqual([]);
      await app().work();
      const query = `query ($id: ID!) { order(id: $id) { ${orderFields} } }`;
      const now = (await app().ask('staff', query, { id: order.id })).order;
      return [now.amountRefunded.amount, ...now.lines.map((one: Data) => one.refunded.amount)];
    };
    expect(await giveBack(1, 1)).toEqual(['10.70', '0.00', '10.00']);
    expect(await giveBack(0, 1)).toEqual(['22.60', '10.00', '10.00']);
    expect(await giveBack(0, 2)).toEqual(['46.40', '30.00', '10.00']);
    expect(await giveBack(1, 1)).toEqual(['57.10', '30.00', '20.00']);
  });

  it('counts as revenue what is left without tax', async () => {
    const query = `{ analytics { salesTrend(range: { preset: TODAY }, interval: DAY) { revenue { amount } }
      topProducts(range: { preset: TODAY }, by: REVENUE) { nodes { product { id } revenue { amount } } } } }`;
    const { analytics } = await app().ask('manager', query);
    expect(analytics.salesTrend.at(-1).revenue.amount).toBe('40.00');
    expect(analytics.topProducts.nodes).toMatchObject([
      { product: { id: lamp }, revenue: { amount: '30.00' } },
      { product: { id: book }, revenue: { amount: '10.00' } },
    ]);
  });

  it('reports what was taxed and what went back, by zone, class, and rate', async () => {
    const query = `{ analytics { taxReport(range: { preset: TODAY }) { zone { name } taxClass { code } rate
      net { amount } tax { amount } gross { amount } refundedNet { amount } refundedTax { amount } } } }`;
    const { analytics } = await app().ask('manager', query);
    const amounts = (row: Data) =>
      [row.net, row.tax, row.gross, row.refundedNet, row.refundedTax].map(({ amount }) => amount);
    expect(
      analytics.taxReport.map((row: Data) => [row.zone.name, row.taxClass.code, row.rate, ...amounts(row)]),
    ).toEqual([
      // Two orders of three lamps, and of one book and of two; the second came back as a whole.
      ['Germany', 'STANDARD', '0.19', '60.00', '11.40', '71.40', '30.00', '5.70'],
      ['Germany', 'REDUCED', '0.07', '30.00', '2.10', '32.10', '20.00', '1.40'],
    ]);
    expect((await app().send('staff', query)).data.analytics.taxReport).toBeNull();
  });

  it('sells at the counter at its own rates, with a discount, and corrects it', async () => {
    const seller = await makeSeller(app(), 'MANAGER');
    const sold = await seller.mutate(
      'recordSale',
      {
        idempotencyKey: newKey(),
        paymentMethod: 'CASH',
        lines: [
          { productId: lamp, quantity: 1, discountRate: '0.1' },
          { productId: book, quantity: 1 },
        ],
      },
      `order { ${orderFields} }`,
    );
    expect(sumsOf(sold.order)).toEqual(['21.41', '2.41', '0.19: 9.00 + 1.71', '0.07: 10.00 + 0.70']);
    expectToAgree(sold.order);
    const corrected = await seller.mutate(
      'updateSale',
      { orderId: sold.order.id, lines: [{ productId: book, quantity: 2 }] },
      `order { ${orderFields} }`,
    );
    expect(sumsOf(corrected.order)).toEqual(['21.40', '1.40', '0.07: 20.00 + 1.40']);
  });

  it('charges no tax where no zone of its own is, nor for a business of another member of the Union', async () => {
    const lines = [{ productId: lamp, quantity: 1 }];
    await app().mutate(
      'updateZone',
      { zoneId: 'zone_00000000000000000000000001', taxRates: [] },
      'zone { id }',
      'admin',
    );
    expect(sumsOf(await quote(app(), lines, inLondon))).toEqual(['11.90', '0.00', '0: 11.90 + 0.00']);
    await makeZone(app(), { name: 'Austria', countries: ['AT'], taxRates: [rate(standard, '0.2', 'USt')] });
    const person = await makeShopper(app());
    expect(sumsOf(await place(person, lines, inVienna))).toEqual(['11.90', '1.98', '0.2: 9.92 + 1.98']);
    const business = await makeShopper(app());
    const given = { customerId: business.customerId, taxId: 'atu 13585627' };
    const { customer } = await app().mutate('updateCustomer', given, 'customer { taxId taxExempt }', 'staff');
    expect(customer).toEqual({ taxId: 'ATU13585627', taxExempt: false });
    const order = await place(business, lines, inVienna);
    expect(sumsOf(order)).toEqual(['11.90', '0.00', '0: 11.90 + 0.00']);
    expect(order.taxExemption).toBe(reverseChargeTexts.GOODS);
    expect((await place(business, lines, inBerlin)).taxExemption).toBeNull();
  });

  it('goes nowhere else where it would be taxed otherwise', async () => {
    const shopper = await makeShopper(app());
    const lines = [{ productId: lamp, quantity: 1 }];
    const move = (order: Data, shippingAddress: object) =>
      shopper.mutate(
        'updateOrder',
        { orderId: order.id, shippingAddress },
        'order { shippingAddress { city } }',
      );
    const order = await place(shopper, lines, inLondon);
    expect((await move(order, inBerlin)).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['shippingAddress'] },
    ]);
    expect((await move(order, { ...inLondon, city: 'Leeds' })).order.shippingAddress.city).toBe('Leeds');
    const business = await makeShopper(app());
    const given = { customerId: business.customerId, taxId: 'ATU13585627' };
    await app().mutate('updateCustomer', given, 'customer { id }', 'staff');
    const untaxed = await place(business, lines, inVienna);
    const home = { orderId: untaxed.id, shippingAddress: inBerlin };
    expect(codesOf(await business.mutate('updateOrder', home, 'order { id }'))).toEqual(['INVALID_INPUT']);
  });

  it('is hidden from who does not see customers', async () => {
    const member = await makeMember(app(), ['ORDERS_VIEW']);
    const { data, errors } = await app().sendWith(
      member.headers,
      '{ orders(first: 1) { nodes { customer { name taxId taxExempt taxExemptionReason } } } }',
    );
    expect(data?.orders.nodes[0].customer?.taxId ?? null).toBeNull();
    expect(errors!.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
  });

  it('becomes exempt, or no longer exempt, with the customer of a corrected sale', async () => {
    const { customerId } = await makeShopper(app());
    const exempt = { customerId, taxExempt: true, taxExemptionReason: 'Embassy' };
    await app().mutate('updateCustomer', exempt, 'customer { id }', 'staff');
    const ordinary = await makeShopper(app());
    const seller = await makeSeller(app(), 'MANAGER');
    const lines = [{ productId: lamp, quantity: 1 }];
    const sale = { idempotencyKey: newKey(), paymentMethod: 'CASH', customerId };
    const fields = `order { ${orderFields} }`;
    const sold = await seller.mutate(
      'recordSale',
      { ...sale, lines: [{ ...lines[0], discountRate: '0' }] },
      fields,
    );
    expect(sold.order).toMatchObject({ taxExemption: 'Embassy', tax: { amount: '0.00' } });
    const correct = (input: object) =>
      seller.mutate('updateSale', { orderId: sold.order.id, ...input }, fields);
    const more = [{ productId: lamp, quantity: 2 }];
    expect((await correct({ lines: more })).order).toMatchObject({
      taxExemption: 'Embassy',
      tax: { amount: '0.00' },
    });
    const taxed = await correct({ lines: more, customerId: ordinary.customerId });
    expect(taxed.order).toMatchObject({
      taxExemption: null,
      total: { amount: '23.80' },
      tax: { amount: '3.80' },
    });
    expect(taxed.order.taxLines[0].name).toBe('USt');
    const again = await correct({ lines: more, customerId });
    expect(again.order).toMatchObject({ taxExemption: 'Embassy', tax: { amount: '0.00' } });
  });

  it('charges no tax to who is exempt, and says why', async () => {
    const shopper = await makeShopper(app());
    const change = {
      customerId: shopper.customerId,
      taxExempt: true,
      taxExemptionReason: 'Embassy of Kuwait',
    };
    await app().mutate('updateCustomer', change, 'customer { id }', 'staff');
    const order = await place(shopper, [{ productId: lamp, quantity: 1 }], inBerlin);
    expect(order).toMatchObject({ taxExemption: 'Embassy of Kuwait', tax: { amount: '0.00' } });
    const { userErrors } = await app().mutate(
      'updateCustomer',
      { customerId: shopper.customerId, taxId: 'DE123456789' },
      'customer { id }',
      'staff',
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['taxId'] }]);
  });

  it('quotes for a customer to the staff and to themselves, and to nobody else', async () => {
    const shopper = await makeShopper(app());
    const { customerId } = shopper;
    await app().mutate('updateCustomer', { customerId, taxExempt: true }, 'customer { id }', 'staff');
    const query = `query ($lines: [OrderLineInput!]!, $customerId: ID) { quoteOrder(lines: $lines, customerId: $customerId) { taxExemption tax { amount } } }`;
    const variables = { lines: [{ productId: lamp, quantity: 1 }], customerId };
    const untaxed = { taxExemption: 'Exempt from tax.', tax: { amount: '0.00' } };
    expect((await app().ask('staff', query, variables)).quoteOrder).toEqual(untaxed);
    expect((await shopper.ask(query, variables)).quoteOrder).toEqual(untaxed);
    expect((await shopper.ask(query, { lines: variables.lines })).quoteOrder).toEqual(untaxed);
    for (const actor of ['guest', 'customer'])
      expect(codeOf(await app().send(actor, query, variables))).toBe('BAD_USER_INPUT');
  });

  it('takes a price of 0.01, of which nothing is tax', async () => {
    const productId = await stockedProductId(app(), 1_000, { price: '0.01' });
    const shopper = await makeShopper(app());
    expect(sumsOf(await place(shopper, [{ productId, quantity: 1 }], inBerlin))).toEqual([
      '0.01',
      '0.00',
      '0.19: 0.01 + 0.00',
    ]);
  });
});

describe('a British shop, whose prices include 20 % or nothing', () => {
  const app = useApp();

  it('charges 20 % on a kettle and nothing on a loaf', async () => {
    await updateSettings(app(), { currencyCode: 'GBP', pricesIncludeTax: true, homeCountry: 'GB' });
    const zero = await makeTaxClass(app(), 'ZERO');
    await makeZone(app(), {
      name: 'United Kingdom',
      countries: ['GB'],
      taxRates: [rate(standard, '0.2'), rate(zero, '0')],
    });
    const kettle = await stockedProductId(app(), 10, { price: '19.99' });
    const loaf = await stockedProductId(app(), 10, { price: '1.50', taxClassId: zero });
    const order = await place(
      await makeShopper(app()),
      [
        { productId: kettle, quantity: 1 },
        { productId: loaf, quantity: 3 },
      ],
      inLondon,
    );
    expect(sumsOf(order)).toEqual(['24.49', '3.33', '0.2: 16.66 + 3.33', '0: 4.50 + 0.00']);
    expectToAgree(order);
  });
});

describe('a shop in Ohio, which adds the tax of the county', () => {
  const app = useApp();

  it('adds what the place of the delivery charges, and at the counter what its own does', async () => {
    await updateSettings(app(), { homeCountry: 'US', homeRegion: 'OH', homePostalCode: '43215' });
    await app().mutate(
      'updateZone',
      { zoneId: 'zone_00000000000000000000000001', taxRates: [] },
      'zone { id }',
      'admin',
    );
    const county = { countries: ['US'], postalCodePrefixes: ['432'] };
    const name = 'Ohio sales tax';
    await makeZone(app(), { name: 'Franklin County', ...county, taxRates: [rate(standard, '0.075', name)] });
    await makeZone(app(), {
      name: 'Ohio',
      countries: ['US'],
      regions: ['OH'],
      taxRates: [rate(standard, '0.0575', name)],
    });
    const productId = await stockedProductId(app(), 100, { price: '19.99' });
    const lines = [{ productId, quantity: 1 }];
    const shopper = await makeShopper(app());
    expect(sumsOf(await place(shopper, lines, inColumbus))).toEqual(['21.49', '1.50', '0.075: 19.99 + 1.50']);
    expect(sumsOf(await place(shopper, lines, inCleveland))).toEqual([
      '21.14',
      '1.15',
      '0.0575: 19.99 + 1.15',
    ]);
    expect(sumsOf(await place(shopper, lines, inNewYork))).toEqual(['19.99', '0.00', '0: 19.99 + 0.00']);
    const seller = await makeSeller(app());
    const sold = await seller.mutate(
      'recordSale',
      {
        idempotencyKey: newKey(),
        paymentMethod: 'CARD_TERMINAL',
        lines: [{ productId, quantity: 1, discountRate: '0' }],
      },
      `order { ${orderFields} }`,
    );
    expect(sumsOf(sold.order)).toEqual(['21.49', '1.50', '0.075: 19.99 + 1.50']);
  });

  it('keeps what an order was placed with when prices and rates mean something else later', async () => {
    const productId = await stockedProductId(app(), 100, { price: '100.00' });
    const shopper = await makeShopper(app());
    const order = await place(shopper, [{ productId, quantity: 2 }], inColumbus);
    await updateSettings(app(), { pricesIncludeTax: true });
    const { order: later } = await shopper.ask(
      `query ($id: ID!) { order(id: $id) { ${orderFields} } }`,
      order,
    );
    expect(later).toEqual(order);
    expect(sumsOf(await place(shopper, [{ productId, quantity: 2 }], inColumbus))).toEqual([
      '200.00',
      '13.95',
      '0.075: 186.05 + 13.95',
    ]);
  });

  it('adds no product to a sale whose prices were entered the other way', async () => {
    await updateSettings(app(), { pricesIncludeTax: false });
    const [first, second] = [await stockedProductId(app(), 9), await stockedProductId(app(), 9)];
    const seller = await makeSeller(app());
    const { order } = await seller.sell({ lines: [{ productId: first, quantity: 1, discountRate: '0' }] });
    await updateSettings(app(), { pricesIncludeTax: true });
    const more = await seller.correct(order, {
      lines: [
        { productId: first, quantity: 1 },
        { productId: second, quantity: 1 },
      ],
    });
    expect(more.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['lines'] }]);
    const fewer = await seller.correct(order, { lines: [{ productId: first, quantity: 2 }] });
    expect(fewer.order).toMatchObject({ total: { amount: '21.50' }, subtotal: { amount: '20.00' } });
  });
});

describe('an order from before lines had rates of their own', () => {
  const app = useApp();

  it('shows the rate of the order, and its tax by largest remainder', async () => {
    const productId = await stockedProductId(app(), 100, { price: '0.06' });
    const other = await stockedProductId(app(), 100, { price: '0.50' });
    const shopper = await makeShopper(app());
    const lines = [
      { productId, quantity: 1 },
      { productId: other, quantity: 1 },
    ];
    const { order } = await shopper.mutate(
      'placeOrder',
      { idempotencyKey: newKey(), lines },
      `order { ${orderFields} }`,
    );
    await app().sql(
      'update order_line set tax_class_id = null, tax_name = null, tax_rate_ppm = null, net_minor = null, tax_minor = null where order_id = ?',
      [order.id],
    );
    const { order: older } = await shopper.ask(
      `query ($id: ID!) { order(id: $id) { ${orderFields} } }`,
      order,
    );
    expect(older.taxLines).toEqual([{ ...order.taxLines[0], name: null }]);
    expect(older.lines).toEqual(order.lines);
    expectToAgree(older);
    const report = `{ analytics { taxReport(range: { preset: TODAY }) { zone { id } taxClass { id } rate net { amount } tax { amount } refundedTax { amount } } } }`;
    expect((await app().ask('manager', report)).analytics.taxReport).toEqual([
      {
        zone: null,
        taxClass: null,
        rate: '0.09',
        net: { amount: '0.56' },
        tax: { amount: '0.05' },
        refundedTax: { amount: '0.00' },
      },
    ]);
  });
});
