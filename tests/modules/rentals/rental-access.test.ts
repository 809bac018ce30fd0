import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeRentable, makeRental, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

const app = useApp();
let shopper: Shopper;
let other: Shopper;
let productId: string;
let rental: Data;
let viewer: Record<string, string>;
let clerk: Record<string, string>;

beforeAll(async () => {
  shopper = await makeShopper(app());
  other = await makeShopper(app());
  productId = await makeRentable(app(), 5);
  rental = await makeRunning(shopper, productId);
  viewer = await somebodyWith('Viewer', ['RENTALS_VIEW']);
  clerk = await somebodyWith('Clerk', ['ORDERS_VIEW']);
});

/** A new person with a role of just these permissions. */
async function somebodyWith(name: string, permissions: string[]): Promise<Record<string, string>> {
  const { userId } = await app().actors.make({ name });
  const made = await app().mutate('createRole', { name, permissions }, 'role { id }', 'admin');
  const given = await app().mutate('assignRole', { userId, roleId: made.role.id }, 'user { id }', 'admin');
  if (given.userErrors.length > 0) throw new Error(JSON.stringify(given.userErrors));
  return (await app().actors.signIn(userId)).headers;
}

const operations = (): [name: string, input: object][] => [
  ['signRentalContract', { rentalId: rental.id, signerName: 'E', signature: 'E', consent: true }],
  ['cancelRental', { rentalId: rental.id, reason: 'No.' }],
  ['extendRental', { rentalId: rental.id, months: 1 }],
  ['buyOutRental', { rentalId: rental.id, idempotencyKey: newKey() }],
  ['returnRental', { rentalId: rental.id, condition: 'GOOD' }],
  ['waiveRentalInstallment', { rentalInstallmentId: rental.installments[1].id, reason: 'No.' }],
  ['startPayment', { rentalInstallmentId: rental.installments[1].id, idempotencyKey: newKey() }],
  ['startPayment', { rentalBuyoutId: rental.buyoutId, idempotencyKey: newKey() }],
];

/** The code with which a mutation is refused, wherever in the answer that is. */
async function refusal(headers: Record<string, string>, name: string, input: object): Promise<string> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
  const { data, errors } = await app().sendWith(headers, query, { input });
  return String(errors?.[0]?.extensions.code ?? data[name].userErrors[0]?.code);
}

describe('a rental stays as it is', () => {
  it.each([
    ['a guest', () => ({}), 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
    ['another customer', () => other.headers, 'NOT_FOUND', 'FORBIDDEN'],
    ['who may only see rentals', () => viewer, 'NOT_FOUND', 'FORBIDDEN'],
    ['who has other permissions', () => clerk, 'NOT_FOUND', 'FORBIDDEN'],
  ])('when it is tried by %s', async (_who, headers, own, forStaff) => {
    const before = await rentalOf(app(), rental.id);
    for (const [name, input] of operations()) {
      const isForStaff = name === 'returnRental' || name === 'waiveRentalInstallment';
      expect([name, await refusal(headers(), name, input)]).toEqual([name, isForStaff ? forStaff : own]);
    }
    expect(await rentalOf(app(), rental.id)).toEqual(before);
  });
});

it('the customer may neither return nor waive what is theirs', async () => {
  expect(await refusal(shopper.headers, 'returnRental', { rentalId: rental.id, condition: 'GOOD' })).toBe(
    'FORBIDDEN',
  );
  const input = { rentalInstallmentId: rental.installments[1].id, reason: 'Please.' };
  expect(await refusal(shopper.headers, 'waiveRentalInstallment', input)).toBe('FORBIDDEN');
});

const reading = () =>
  `{ rental(id: "${rental.id}") { id contract { text pdfUrl } installments { payments { id } } events { kind } }
     node(id: "${rental.id}") { id } }`;

it.each([
  ['another customer', () => other.headers, null],
  ['who has other permissions', () => clerk, null],
  ['who may see rentals', () => viewer, 'theirs'],
  ['the customer', () => shopper.headers, 'theirs'],
])('%s reads it: %s', async (_who, headers, expected) => {
  const { data, errors } = await app().sendWith(headers(), reading());
  expect(errors).toBeUndefined();
  expect([data.rental?.id ?? null, data.node?.id ?? null]).toEqual(
    expected === null ? [null, null] : [rental.id, rental.id],
  );
  const list = await app().sendWith(
    headers(),
    `{ rentals(filter: { customerId: "${shopper.customerId}" }) { nodes { id } } }`,
  );
  expect(list.data.rentals.nodes).toEqual(expected === null ? [] : [{ id: rental.id }]);
});

it('a guest reads nothing of it', async () => {
  for (const query of [
    `{ rental(id: "${rental.id}") { id } }`,
    '{ rentals { nodes { id } } }',
    `{ quoteRentalBuyout(rentalId: "${rental.id}") { buyoutId } }`,
    `{ product(id: "${productId}") { rentals { nodes { id } } } }`,
  ]) {
    const { data, errors } = await app().send('guest', query);
    expect([query, errors?.[0]?.extensions.code]).toEqual([query, 'UNAUTHENTICATED']);
    expect(JSON.stringify(data ?? {})).not.toContain(rental.id);
  }
  const { data } = await app().send('guest', `{ node(id: "${rental.id}") { id } }`);
  expect(data?.node ?? null).toBeNull();
});

it('the payments of somebody else do not exist', async () => {
  const own = await shopper.ask(
    `{ rental(id: "${rental.id}") { installments { payment { id receiptUrl target { __typename } } } } }`,
  );
  const { payment } = own.rental.installments[0];
  expect(payment.target.__typename).toBe('RentalInstallment');
  const receipt = await app().http({ url: payment.receiptUrl.replace('http://localhost:4000', '') });
  expect([receipt.statusCode, receipt.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect((await other.ask(`{ payment(id: "${payment.id}") { id } }`)).payment).toBeNull();
  const theirs = await other.ask(`{ me { customer { rentals { nodes { id } } } } }`);
  expect(theirs.me.customer.rentals.nodes).toEqual([]);
});

it('another customer finds nothing of it', async () => {
  const seen = await other.ask(
    `{ node(id: "${rental.id}") { id } rentals(filter: { productId: "${productId}" }) { nodes { id } } }`,
  );
  expect(seen).toEqual({ node: null, rentals: { nodes: [] } });
  const { errors } = await other.send(`{ quoteRentalBuyout(rentalId: "${rental.id}") { buyoutId } }`);
  expect(errors?.[0]?.message).toBe(`There is no rental with the id ${rental.id}.`);
  const hidden = await other.send(
    `{ customer(id: "${shopper.customerId}") { rentals { nodes { id } } } product(id: "${productId}") { id rentals { nodes { id } } } }`,
  );
  expect(hidden.data).toEqual({ customer: null, product: { id: productId, rentals: null } });
  const own = await shopper.ask('{ me { customer { rentals(first: 1) { nodes { id } } } } }');
  expect(own.me.customer.rentals.nodes).toEqual([{ id: rental.id }]);
});

it('one may not rent for, or see the rentals of, somebody else', async () => {
  const before = await onHandOf(app(), productId);
  const input = { idempotencyKey: newKey(), productId, months: 1, customerId: shopper.customerId };
  for (const headers of [other.headers, viewer, clerk])
    expect(await refusal(headers, 'createRental', input)).toBe('NOT_FOUND');
  expect(await refusal({}, 'createRental', input)).toBe('UNAUTHENTICATED');
  expect(await refusal(viewer, 'createRental', { ...input, customerId: null })).toBe('NOT_A_CUSTOMER');
  expect(await onHandOf(app(), productId)).toBe(before);
});

it('ids that are nothing, or something else, are refused', async () => {
  const ids = [
    productId,
    'rental_',
    'rental_zzzzzzzzzzzzzzzzzzzzzzzzzz',
    `${rental.id}0`,
    rental.buyoutId,
    "' or 1=1 --",
  ];
  for (const id of ids) {
    const { data, errors } = await app().sendWith(
      shopper.headers,
      'query ($id: ID!) { rental(id: $id) { id } }',
      { id },
    );
    expect([id, data?.rental ?? null, errors?.[0]?.extensions.code ?? 'BAD_USER_INPUT']).toEqual([
      id,
      null,
      'BAD_USER_INPUT',
    ]);
    expect(await refusal(shopper.headers, 'cancelRental', { rentalId: id })).toMatch(
      /^(INVALID_INPUT|NOT_FOUND)$/,
    );
    const paying = { rentalInstallmentId: id, idempotencyKey: newKey() };
    expect(await refusal(shopper.headers, 'startPayment', paying)).toMatch(/^(INVALID_INPUT|NOT_FOUND)$/);
  }
  // An installment, and a buy-out, that the rental does not have.
  const none = `${rental.installments[0].id.slice(0, -2)}zz`;
  expect(
    await refusal(shopper.headers, 'startPayment', { rentalInstallmentId: none, idempotencyKey: newKey() }),
  ).toBe('NOT_FOUND');
  const noBuyout = `${rental.buyoutId.slice(0, -1)}1`;
  expect(
    await refusal(shopper.headers, 'startPayment', { rentalBuyoutId: noBuyout, idempotencyKey: newKey() }),
  ).toBe('NOT_FOUND');
});

it('a link to a contract opens what it was made for, as long as it says', async () => {
  const seen = await shopper.ask(`{ rental(id: "${rental.id}") { contract { pdfUrl } } }`);
  const url: string = seen.rental.contract.pdfUrl.replace('http://localhost:4000', '');
  const status = async (changed: string) => (await app().http({ url: changed })).statusCode;
  expect(await status(url)).toBe(200);
  const [path, search] = url.split('?') as [string, string];
  const query = new URLSearchParams(search);
  for (const [name, value] of query) {
    const changed = new URLSearchParams(query);
    const last = value.at(-1) === '1' ? '2' : '1';
    changed.set(name, value.slice(0, -1) + last);
    expect([name, await status(`${path}?${changed}`)]).toEqual([name, 403]);
    changed.delete(name);
    expect([name, await status(`${path}?${changed}`)]).toEqual([name, 403]);
    expect([name, await status(`${url}&${name}=${value}`)]).toEqual([name, 403]);
  }
  expect(await status(url.replace('.pdf', ''))).toBe(403);
  expect(await status(path)).toBe(403);
  const another = await makeRental(shopper, productId);
  expect(await status(url.replace(rental.id, another.id))).toBe(403);
  expect(await status(url.replace('/contracts/', '/receipts/'))).not.toBe(200);
  app().clock.advance(31 * dayMs);
  expect(await status(url)).toBe(410);
});
