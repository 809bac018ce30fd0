import { beforeEach, describe, expect, it } from 'vitest';
import { defaultHoldSettings } from '../../../src/modules/settings/settings.entity.ts';
import { useApp } from '../../kit/app.ts';
import { pay } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, sign } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { noHoldLimits } from '../../kit/hold-limits.ts';
import { newKey } from '../../kit/new-key.ts';

const app = useApp();
const home = '203.0.113.7';

let productId: string;
beforeEach(async () => {
  productId = await stockedProductId(app(), 100_000);
});

const limit = (input: object) =>
  app().mutate(
    'updateSettings',
    { ...noHoldLimits, paymentWindowMinutes: 60, ...input },
    'settings { storeName }',
    'admin',
  );

const refusal = `userErrors { __typename code message ... on TooManyUnpaidError {
  heldOrders heldUnits orderLimit unitLimit retryAt retryAfterSeconds } }`;
const placing = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id expiresAt } ${refusal} } }`;

interface Wish {
  readonly quantity?: number;
  readonly from?: string;
  readonly key?: string;
  readonly customerId?: string;
}

async function place(by: Pick<Shopper, 'headers'>, wish: Wish = {}) {
  const { quantity = 1, from, key = newKey(), customerId } = wish;
  const input = { idempotencyKey: key, lines: [{ productId, quantity }], customerId };
  const { data, errors } = await app().sendWith(by.headers, placing, { input }, from);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.placeOrder;
}

async function placed(by: Pick<Shopper, 'headers'>, wish: Wish = {}) {
  const { order, userErrors } = await place(by, wish);
  expect(userErrors).toEqual([]);
  return order;
}

async function refused(by: Pick<Shopper, 'headers'>, wish: Wish = {}) {
  const { order, userErrors } = await place(by, wish);
  expect(order).toBeNull();
  expect(userErrors).toMatchObject([{ __typename: 'TooManyUnpaidError', code: 'TOO_MANY_UNPAID' }]);
  return userErrors[0];
}

async function confirmed(): Promise<Shopper> {
  const shopper = await makeShopper(app());
  await confirm(shopper);
  return shopper;
}

async function confirm({ userId }: Shopper): Promise<void> {
  await app().database.run({
    text: 'update user set email_verified_at = created_at where id = ?',
    values: [userId],
  });
}

const holdsOf = ({ customerId }: Shopper) =>
  app().database.run<{ id: string; networkKey: string | null; units: number }>({
    text: 'select id, network_key as networkKey, units from goods_hold where customer_id = ?',
    values: [customerId],
  });

describe('the unpaid orders of a customer', () => {
  it('are as many as the limit says, until one of them is paid', async () => {
    await limit({ unpaidOrderLimit: 2 });
    const shopper = await confirmed();
    const first = await placed(shopper, { quantity: 3 });
    app().clock.advance(10 * 60_000);
    await placed(shopper);
    expect(await refused(shopper)).toEqual({
      __typename: 'TooManyUnpaidError',
      code: 'TOO_MANY_UNPAID',
      message:
        'You have 2 unpaid orders and rentals with 4 units. At most 2 orders and rentals may be unpaid. Pay or cancel one of them, or try again in 50 minutes.',
      heldOrders: 2,
      heldUnits: 4,
      orderLimit: 2,
      unitLimit: null,
      retryAt: first.expiresAt,
      retryAfterSeconds: expect.closeTo(3_000, -1),
    });
    await pay(shopper, { orderId: first.id });
    await placed(shopper);
  });

  it('are free again once one is canceled, or has expired', async () => {
    await limit({ unpaidOrderLimit: 1, paymentWindowMinutes: 10 });
    const shopper = await confirmed();
    const { id: orderId } = await placed(shopper);
    await refused(shopper);
    await shopper.mutate('cancelOrder', { orderId }, 'order { status }');
    await placed(shopper);
    const { retryAfterSeconds } = await refused(shopper);
    app().clock.advance((retryAfterSeconds - 1) * 1_000);
    await refused(shopper);
    app().clock.advance(1_000);
    // The job that puts the goods back need not have run.
    await placed(shopper);
    await app().work();
    expect(await holdsOf(shopper)).toHaveLength(1);
  });

  it('hold as many units as the limit says', async () => {
    await limit({ unpaidUnitLimit: 10 });
    const shopper = await confirmed();
    await placed(shopper, { quantity: 4 });
    app().clock.advance(60_000);
    const second = await placed(shopper, { quantity: 5 });
    await placed(shopper, { quantity: 1 });
    expect(await refused(shopper, { quantity: 1 })).toMatchObject({ heldUnits: 10, unitLimit: 10 });
    // The first one makes too little room.
    expect(await refused(shopper, { quantity: 9 })).toMatchObject({ retryAt: second.expiresAt });
  });

  it('are never so large that waiting would not help, without saying so', async () => {
    await limit({ unpaidUnitLimit: 10 });
    expect(await refused(await confirmed(), { quantity: 11 })).toMatchObject({
      message: 'At most 10 units may be unpaid. Order at most 10 units before you pay.',
      retryAt: null,
      retryAfterSeconds: null,
    });
  });

  it('are fewer until the email address is confirmed', async () => {
    await limit({ unpaidOrderLimit: 3, unconfirmedOrderLimit: 1, unconfirmedUnitLimit: 5 });
    const shopper = await makeShopper(app());
    await refused(shopper, { quantity: 6 });
    await placed(shopper);
    const { message } = await refused(shopper);
    expect(message).toContain('Confirm your email address, pay or cancel one of them, or try again in');
    await confirm(shopper);
    await placed(shopper, { quantity: 6 });
    await placed(shopper);
    expect(await refused(shopper)).toMatchObject({ orderLimit: 3 });
  });

  it('can be asked about again with the same key at the limit', async () => {
    await limit({ unpaidOrderLimit: 1 });
    const shopper = await confirmed();
    const key = newKey();
    const { id } = await placed(shopper, { key });
    expect((await placed(shopper, { key })).id).toBe(id);
  });

  it('stay within the limit when they are placed at the same time', async () => {
    await limit({ unpaidOrderLimit: 3 });
    const shopper = await confirmed();
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(shopper)));
    expect(answers.filter(({ order }) => order !== null)).toHaveLength(3);
  });

  it('include rentals until they begin', async () => {
    await limit({ unpaidOrderLimit: 1 });
    const shopper = await confirmed();
    const rentable = await makeRentable(app());
    await makeRunning(shopper, rentable);
    const rental = await makeRental(shopper, rentable);
    app().clock.advance(10 * 60_000);
    await sign(shopper, rental.id);
    // The unit is held again as long for its first payment.
    expect(await refused(shopper)).toMatchObject({ heldOrders: 1, retryAfterSeconds: 72 * 3_600 });
    const { userErrors } = await shopper.mutate(
      'createRental',
      { idempotencyKey: newKey(), productId: rentable, months: 6 },
      'rental { id }',
    );
    expect(userErrors).toMatchObject([{ code: 'TOO_MANY_UNPAID' }]);
    await shopper.mutate('cancelRental', { rentalId: rental.id }, 'rental { status }');
    await placed(shopper);
  });
});

describe('the staff', () => {
  it('order for a customer without limits, and the customer has fewer left', async () => {
    await limit({ unpaidOrderLimit: 2 });
    const shopper = await confirmed();
    const manager = { headers: await app().actors.headers('manager') };
    const { customerId } = shopper;
    for (let order = 0; order < 3; order++) await placed(manager, { customerId, from: home });
    expect(await refused(shopper)).toMatchObject({ heldOrders: 3 });
    expect((await holdsOf(shopper)).map(({ networkKey }) => networkKey)).toEqual([null, null, null]);
  });
});

describe('the unpaid orders from a network address', () => {
  it('are as many as the limit says, whoever placed them', async () => {
    await limit({ networkOrderLimit: 2, networkUnitLimit: 100 });
    const [first, second, third] = [await confirmed(), await confirmed(), await confirmed()];
    await placed(first, { from: '198.51.100.1' });
    await placed(second, { from: '198.51.100.1' });
    expect(await refused(third, { from: '198.51.100.1' })).toMatchObject({
      message: expect.stringMatching(
        /^Customers at your network address have 2 unpaid orders and rentals with 2 units\. .* Try again in 60 minutes\.$/,
      ),
      heldOrders: 2,
    });
    await placed(third, { from: '198.51.100.2' });
  });

  it('are counted by the first 64 bits of IPv6, and not at all at an internal address', async () => {
    await limit({ networkOrderLimit: 1 });
    const people = [await confirmed(), await confirmed()] as const;
    await placed(people[0], { from: '2001:db8:1:2::1' });
    await refused(people[1], { from: '2001:db8:1:2:ffff::9' });
    await placed(people[1], { from: '2001:db8:1:3::1' });
    for (const from of ['127.0.0.1', '::ffff:10.0.0.1', '192.168.1.4', 'fd00::1'])
      for (const person of people) await placed(person, { from });
  });

  it('are at most those of one customer, for accounts with unconfirmed addresses', async () => {
    await limit({ unpaidOrderLimit: 2, unconfirmedOrderLimit: 1, networkOrderLimit: 10 });
    const from = '198.51.100.3';
    await placed(await makeShopper(app()), { from });
    await placed(await confirmed(), { from });
    await placed(await makeShopper(app()), { from });
    const { message } = await refused(await makeShopper(app()), { from });
    expect(message).toContain('Confirm your email address, or try again in');
    await placed(await confirmed(), { from });
  });

  it('stay within the limit when they are placed at the same time', async () => {
    await limit({ networkOrderLimit: 4 });
    const people = await Promise.all(Array.from({ length: 10 }, confirmed));
    const answers = await Promise.all(people.map(person => place(person, { from: '198.51.100.4' })));
    expect(answers.filter(({ order }) => order !== null)).toHaveLength(4);
  });

  it('are kept under a key that is gone with the order, and with the person', async () => {
    await limit({});
    const shopper = await confirmed();
    const { id } = await placed(shopper, { from: home });
    await placed(shopper, { from: home });
    const keys = (await holdsOf(shopper)).map(({ networkKey }) => networkKey);
    expect(keys).toEqual([expect.stringMatching(/^[\w-]{43}$/), keys[0]]);
    await pay(shopper, { orderId: id });
    expect(await holdsOf(shopper)).toHaveLength(1);
    await shopper.mutate('deleteUser', { userId: shopper.userId, anonymize: true }, 'deletedUserId');
    await app().work();
    expect(await holdsOf(shopper)).toEqual([{ id: expect.any(String), networkKey: null, units: 1 }]);
  });
});

describe('a new store', () => {
  it('has limits that shoppers do not meet, and can do without', async () => {
    await limit(defaultHoldSettings);
    const names = Object.keys(defaultHoldSettings).join(' ');
    const { settings } = await app().ask('guest', `{ settings { ${names} } }`);
    expect(settings).toEqual(defaultHoldSettings);
    const shopper = await makeShopper(app());
    await placed(shopper, { quantity: 19, from: '198.51.100.5' });
    await placed(shopper, { from: '198.51.100.5' });
    await refused(shopper, { from: '198.51.100.5' });
    await limit({});
    await placed(shopper, { quantity: 10_000, from: '198.51.100.5' });
  });

  it('refuses a limit of nothing', async () => {
    const { userErrors } = await app().mutate(
      'updateSettings',
      { unpaidOrderLimit: 0 },
      'settings { storeName }',
      'admin',
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['unpaidOrderLimit'] }]);
  });
});
