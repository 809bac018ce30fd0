import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { type MadeOrder, makeOrder } from '../../kit/factories/order.ts';
import { simulate, startedPayment } from '../../kit/factories/payment.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';
import { statementsDuring } from '../../kit/statements.ts';
import { minuteMs } from '../../kit/time.ts';

const app = useApp();

describe('a list of orders', () => {
  let anna: Shopper;
  let berta: Shopper;
  const made: MadeOrder[] = [];
  let placedAt: string[];

  beforeAll(async () => {
    [anna, berta] = [await makeShopper(app()), await makeShopper(app())];
    await app().mutate(
      'updateCustomer',
      { customerId: anna.customerId, name: 'Anna 100%' },
      'customer { id }',
    );
    const productId = await stockedProductId(app(), 100);
    const statuses = [
      'PENDING_PAYMENT',
      'PAID',
      'CANCELLED',
      'PENDING_PAYMENT',
      'REFUNDED',
      'SHIPPED',
    ] as const;
    for (const [index, status] of statuses.entries()) {
      const quantity = [3, 1, 2, 3, 5, 4][index]!;
      made.push(await makeOrder(app(), index % 2 ? berta : anna, status, [{ productId, quantity }]));
      app().clock.advance(minuteMs);
    }
    const { orders } = await app().ask(
      'staff',
      '{ orders(sort: { field: PLACED_AT, direction: ASC }) { nodes { placedAt } } }',
    );
    placedAt = orders.nodes.map((order: { placedAt: string }) => order.placedAt);
  });

  /** Which of the orders made above a list shows, in its order. */
  const list = async (args = '', actor = 'staff'): Promise<number[]> => {
    const { orders } = await app().ask(actor, `{ orders${args && `(${args})`} { nodes { id } } }`);
    return orders.nodes.map(({ id }: { id: string }) => made.findIndex(order => order.id === id));
  };

  it('has the latest first', async () => {
    expect(await list()).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it.each([
    ['status: PENDING_PAYMENT', [3, 0]],
    ['status: DELIVERED', []],
    ['channel: ONLINE', [5, 4, 3, 2, 1, 0]],
    ['channel: COUNTER', []],
    ['soldById: "staff_01h455vb4pex5vsknk084sn02q"', []],
    ['customerId: "customer_01h455vb4pex5vsknk084sn02q"', []],
    ['search: "anna"', [4, 2, 0]],
    ['search: "  AnNa 100%"', [4, 2, 0]],
    ['search: "%"', []],
    ['search: "nna"', []],
    ['search: "100"', [4, 2, 0]],
    ['status: [PENDING_PAYMENT, SHIPPED]', [5, 3, 0]],
    ['status: [PENDING_PAYMENT, PAID, PENDING_PAYMENT], search: "anna"', [0]],
    ['status: []', []],
    ['channel: [COUNTER, ONLINE], status: [PAID, REFUNDED, CANCELLED]', [4, 2, 1]],
    ['placedOn: { preset: LAST_7_DAYS }', [5, 4, 3, 2, 1, 0]],
    ['placedOn: { to: "2020-01-01" }', []],
    ['total: { min: "1000000" }', []],
    ['updatedAt: { to: "2020-01-01T00:00:00Z" }', []],
    ['productId: "product_01h455vb4pex5vsknk084sn02q"', []],
    ['search: "_"', []],
    ['search: ""', [5, 4, 3, 2, 1, 0]],
    ['search: "anna", status: CANCELLED', [2]],
    ['status: null, search: null, channel: null, placedAt: null', [5, 4, 3, 2, 1, 0]],
  ])('shows those with %s', async (filter, expected) => {
    expect(await list(`filter: { ${filter} }`)).toEqual(expected);
  });

  it('shows those of a customer, with a number, and of a time that ends before its end', async () => {
    expect(await list(`filter: { customerId: "${berta.customerId}" }`)).toEqual([5, 3, 1]);
    const number = made[2]!.number.slice(0, 8).toLowerCase();
    expect(await list(`filter: { search: "${number}" }`)).toEqual([2]);
    const range = (from: number, to: number) =>
      list(`filter: { placedAt: { from: "${placedAt[from]}", to: "${placedAt[to]}" } }`);
    expect(await range(1, 4)).toEqual([3, 2, 1]);
    expect(await range(4, 1)).toEqual([]);
    expect(await list(`filter: { placedAt: { from: "${placedAt[4]}" } }`)).toEqual([5, 4]);
    expect(await list(`filter: { placedAt: { to: "${placedAt[1]}" } }`)).toEqual([0]);
  });

  it.each([
    ['customerId: "order_01h455vb4pex5vsknk084sn02q"'],
    ['soldById: "anna"'],
    [`search: "${'x'.repeat(201)}"`],
    ['status: [LOST]'],
    ['placedOn: { preset: TODAY, from: "2026-01-01" }'],
    ['placedOn: { from: "2026-02-01", to: "2026-01-01" }'],
    ['total: { min: "1.2345678" }'],
    ['placedAt: { from: "yesterday" }'],
  ])('refuses the filter %s', async filter => {
    const answer = await app().send('staff', `{ orders(filter: { ${filter} }) { nodes { id } } }`);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(codeOf(answer));
  });

  it('is found by the email address of its customer and by a SKU in it', async () => {
    const { customer } = await app().ask('staff', `{ customer(id: "${berta.customerId}") { email } }`);
    expect(await list(`filter: { search: "${customer.email.toUpperCase()}" }`)).toEqual([5, 3, 1]);
    expect(await list(`filter: { search: "${customer.email.slice(0, -4)}" }`)).toEqual([5, 3, 1]);
    const { order } = await app().ask(
      'staff',
      `{ order(id: "${made[0]!.id}") { total { amount } lines { sku product { id } } } }`,
    );
    const [{ sku, product }] = order.lines;
    expect(await list(`filter: { search: "${sku.toLowerCase()}" }`)).toEqual([5, 4, 3, 2, 1, 0]);
    expect(await list(`filter: { search: "${sku} anna" }`)).toEqual([4, 2, 0]);
    expect(await list(`filter: { search: "${sku} nobody" }`)).toEqual([]);
    expect(await list(`filter: { productId: "${product.id}" }`)).toEqual([5, 4, 3, 2, 1, 0]);
    const { amount } = order.total;
    expect(await list(`filter: { total: { min: "${amount}", max: "${amount}" } }`)).toEqual([3, 0]);
  });

  it('is sorted by time, total, or number, either way', async () => {
    const sorted = (field: string, direction: string) =>
      list(`sort: { field: ${field}, direction: ${direction} }`);
    expect(await sorted('PLACED_AT', 'ASC')).toEqual([0, 1, 2, 3, 4, 5]);
    // 0 and 3 cost the same; ids are made one after the other.
    expect(await sorted('TOTAL', 'ASC')).toEqual([1, 2, 0, 3, 5, 4]);
    expect(await sorted('TOTAL', 'DESC')).toEqual([4, 5, 3, 0, 2, 1]);
    const byNumber = made.map((_, index) => index);
    byNumber.sort((a, b) => (made[a]!.number < made[b]!.number ? -1 : 1));
    expect(await sorted('NUMBER', 'ASC')).toEqual(byNumber);
    expect(await list('sort: { field: TOTAL }')).toEqual([4, 5, 3, 0, 2, 1]);
  });

  it.each(
    ['PLACED_AT', 'TOTAL', 'NUMBER', 'UPDATED_AT'].flatMap(field => [
      [field, ''],
      [field, 'filter: { status: [PAID, PENDING_PAYMENT, CANCELLED, REFUNDED, SHIPPED, DELIVERED] }, '],
    ]),
  )('by %s comes in pages, forth and back, %s', async (field, filter) => {
    const all = await list(`${filter}sort: { field: ${field} }`);
    const page = async (args: string) => {
      const { orders } = await app().ask(
        'staff',
        `{ orders(${filter}sort: { field: ${field} }, ${args}) { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      );
      const ids = orders.nodes.map(({ id }: { id: string }) => made.findIndex(order => order.id === id));
      return { ids, ...orders };
    };
    const first = await page('first: 4');
    expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const second = await page(`first: 4, after: "${first.pageInfo.endCursor}"`);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false });
    expect([...first.ids, ...second.ids]).toEqual(all);
    const back = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
    expect(back.ids).toEqual(all.slice(2, 4));
  });

  it('is for a customer the list of their own, whatever they filter by', async () => {
    const own = async (args = '') => {
      const { orders } = await anna.ask(`{ orders${args} { totalCount nodes { id } } }`);
      expect(orders.totalCount).toBe(orders.nodes.length);
      return orders.nodes.map(({ id }: { id: string }) => made.findIndex(order => order.id === id));
    };
    expect(await own()).toEqual([4, 2, 0]);
    expect(await own(`(filter: { customerId: "${berta.customerId}" })`)).toEqual([]);
    expect(await own(`(filter: { search: "${made[1]!.number}" })`)).toEqual([]);
    expect(await own('(filter: { status: CANCELLED })')).toEqual([2]);
  });

  it('is empty for somebody who is no customer, and not for guests', async () => {
    expect(await list('', 'customer')).toEqual([]);
    expect(codeOf(await app().send('guest', '{ orders { nodes { id } } }'))).toBe('UNAUTHENTICATED');
  });

  it('is the same below the customer', async () => {
    const query = `query ($id: ID!) { customer(id: $id) { user { id } lifetimeValue { amount }
      orders(filter: { status: PENDING_PAYMENT }) { totalCount nodes { id customer { id } } } } }`;
    const expected = {
      customer: {
        user: { id: anna.userId },
        lifetimeValue: { amount: '0.00' },
        orders: { totalCount: 1, nodes: [{ id: made[0]!.id, customer: { id: anna.customerId } }] },
      },
    };
    expect(await anna.ask(query, { id: anna.customerId })).toEqual(expected);
    expect(await app().ask('staff', query, { id: anna.customerId })).toEqual(expected);
    const { me } = await berta.ask('{ me { customer { orders { totalCount } lifetimeValue { amount } } } }');
    expect(me.customer).toEqual({ orders: { totalCount: 3 }, lifetimeValue: { amount: '54.50' } });
  });
});

describe('an order of somebody else', () => {
  let owner: Shopper;
  let other: Shopper;
  let order: MadeOrder;
  let paymentId: string;
  const nothing = 'order_01h455vb4pex5vsknk084sn02q';

  beforeAll(async () => {
    [owner, other] = [await makeShopper(app()), await makeShopper(app())];
    await makeOrder(app(), other);
    order = await makeOrder(app(), owner);
    paymentId = (await startedPayment(owner, { orderId: order.id })).id;
  });

  it.each(['order(id: $id) { id }', 'node(id: $id) { id }'])('is not there: %s', async field => {
    const query = `query ($id: ID!) { found: ${field} }`;
    const ask = async (who: Shopper, id: string) => (await who.ask(query, { id })).found;
    expect(await ask(owner, order.id)).toEqual({ id: order.id });
    expect(await ask(other, order.id)).toBeNull();
    expect(await ask(other, nothing)).toBeNull();
    expect((await app().ask('staff', query, { id: order.id })).found).toEqual({ id: order.id });
    expect((await app().ask('customer', query, { id: order.id })).found).toBeNull();
  });

  it('is not there among nodes, by number, or by its payment', async () => {
    const found = async (who: Shopper) =>
      who.ask(
        `{ nodes(ids: ["${order.id}", "${nothing}"]) { id } orderByNumber(number: "${order.number}") { id } payment(id: "${paymentId}") { id target { ... on Order { id } } } }`,
      );
    expect(await found(owner)).toEqual({
      nodes: [{ id: order.id }, null],
      orderByNumber: { id: order.id },
      payment: { id: paymentId, target: { id: order.id } },
    });
    expect(await found(other)).toEqual({ nodes: [null, null], orderByNumber: null, payment: null });
    expect((await other.ask('{ orderByNumber(number: "W-NOTHING") { id } }')).orderByNumber).toBeNull();
  });

  it('has a customer who is not there either, and so none of their orders', async () => {
    const query = `{ customer(id: "${owner.customerId}") { orders { nodes { id } } lifetimeValue { amount } } }`;
    expect(await other.ask(query)).toEqual({ customer: null });
    expect((await owner.ask(query)).customer.orders.nodes).toEqual([{ id: order.id }]);
  });

  it.each([
    ['cancelOrder', () => ({ orderId: order.id }), 'order { id }'],
    ['startPayment', () => ({ idempotencyKey: newKey(), orderId: order.id }), 'payment { id }'],
    ['simulatePayment', () => ({ paymentId, outcome: 'SUCCEED' }), 'payment { id }'],
  ])('cannot be touched: %s', async (name, input, fields) => {
    const missing = JSON.parse(
      JSON.stringify(input())
        .replace(order.id, nothing)
        .replace(paymentId, 'payment_01h455vb4pex5vsknk084sn02q'),
    );
    const [theirs, none] = [
      await other.mutate(name, input(), fields),
      await other.mutate(name, missing, fields),
    ];
    expect(none.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { message: _, ...facts } = theirs.userErrors[0];
    const { message: __, ...expected } = none.userErrors[0];
    expect(facts).toEqual(expected);
    expect(theirs.userErrors[0].message.replace(/\w+_\w{26}/, '')).toBe(
      none.userErrors[0].message.replace(/\w+_\w{26}/, ''),
    );
    const { order: now } = await owner.ask(
      `{ order(id: "${order.id}") { status payments { status } events { kind } } }`,
    );
    expect(now).toEqual({
      status: 'PENDING_PAYMENT',
      payments: [{ status: 'REQUIRES_ACTION' }],
      events: [{ kind: 'PLACED' }],
    });
  });

  it('is no business of guests', async () => {
    for (const query of [
      `{ order(id: "${order.id}") { id } }`,
      `{ orderByNumber(number: "${order.number}") { id } }`,
      `{ payment(id: "${paymentId}") { id } }`,
      `mutation { startPayment(input: { idempotencyKey: "x", orderId: "${order.id}" }) { payment { id } } }`,
      `mutation { simulatePayment(input: { paymentId: "${paymentId}", outcome: SUCCEED }) { payment { id } } }`,
    ])
      expect(codeOf(await app().send('guest', query))).toBe('UNAUTHENTICATED');
    const node = await app().send('guest', `{ node(id: "${order.id}") { id } }`);
    expect(node.data?.node ?? null).toBeNull();
  });

  it('takes ORDERS_VIEW to be seen; to see customers is not enough', async () => {
    const viewer = as(app(), await makeMember(app(), ['ORDERS_VIEW']));
    const clerk = as(app(), await makeMember(app(), ['CUSTOMERS_VIEW', 'ORDERS_MANAGE']));
    const query = `{ order(id: "${order.id}") { id } orderByNumber(number: "${order.number}") { id } node(id: "${order.id}") { id } }`;
    const seen = { id: order.id };
    expect(await viewer.ask(query)).toEqual({ order: seen, orderByNumber: seen, node: seen });
    expect(await clerk.ask(query)).toEqual({ order: null, orderByNumber: null, node: null });
    expect((await clerk.ask('{ orders { nodes { id } } }')).orders.nodes).toEqual([]);
    expect((await clerk.ask(`{ customer(id: "${owner.customerId}") { name } }`)).customer.name).toBeTruthy();
    for (const field of ['orders { nodes { id } }', 'lifetimeValue { amount }']) {
      const answer = await clerk.send(`{ customer(id: "${owner.customerId}") { ${field} } }`);
      expect(codeOf(answer)).toBe('FORBIDDEN');
      expect(JSON.stringify(answer)).not.toContain(order.id);
    }
  });

  it('is refused where the id is of something else', async () => {
    const answer = await owner.send(`{ order(id: "${paymentId}") { id } }`);
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });
});

describe('what a list of orders costs', () => {
  const query = `{ orders(first: 50) { nodes { id number status total { amount } customer { name }
    lines { name product { stock { onHand } } } payments { status } events { kind at } } } }`;
  const statementsFor = async (actor: string) => {
    const names: string[][] = [];
    // The first runs go through graphql-js, the later ones are compiled.
    for (let run = 0; run < 4; run++) {
      const statements = await statementsDuring(app(), async () => {
        expect((await app().ask(actor, query)).orders.nodes.length).toBeGreaterThan(0);
      });
      names.push(statements.map(text => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text).sort());
    }
    expect(new Set(names.map(some => some.join())).size).toBe(1);
    return names[0];
  };

  it('is five statements, for one order or fifty', async () => {
    const few = await statementsFor('staff');
    const shoppers = await Promise.all(Array.from({ length: 5 }, () => makeShopper(app())));
    for (let round = 0; round < 10; round++) {
      const lines = [];
      for (let line = 0; line < 3; line++)
        lines.push({ productId: await stockedProductId(app(), 100), quantity: 1 });
      for (const shopper of shoppers) {
        const { id } = await makeOrder(app(), shopper, 'PENDING_PAYMENT', lines);
        const { id: paymentId } = await startedPayment(shopper, { orderId: id });
        if (round % 2) await simulate(shopper, paymentId);
      }
    }
    expect(await statementsFor('staff')).toEqual(few);
    expect(few).toEqual([
      'accounts.session',
      'orders.events',
      'orders.lines',
      'orders.orders',
      'payments.ofTargets',
    ]);
  });
});
