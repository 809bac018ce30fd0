import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codeOf } from '../../kit/codes.ts';
import { simulate } from '../../kit/factories/payment.ts';
import { makeThing, paidPayment, start, type Thing } from './support.ts';

const app = useApp();

const query = `query ($filter: PaymentFilter, $first: Int, $after: String) {
  payments(filter: $filter, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } }
}`;
const list = async (variables: object = {}) => (await app().ask('manager', query, variables)).payments;
const ids = async (filter: object) => (await list({ filter })).nodes.map((node: { id: string }) => node.id);

describe('payments', () => {
  let thing: Thing;
  let [paid, failed, open]: string[] = [];
  let between: string;

  beforeAll(async () => {
    thing = await makeThing(app());
    paid = await paidPayment(app(), thing);
    const other = await makeThing(app());
    failed = await start(app(), other);
    await simulate(as(app(), 'customer'), failed, 'FAIL');
    between = app().clock.now().toISOString();
    open = await start(app(), await makeThing(app()));
  });

  it('are listed, the newest first, a page at a time', async () => {
    expect(await ids({})).toEqual([open, failed, paid]);
    const page = await list({ first: 2 });
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await list({ first: 2, after: page.pageInfo.endCursor });
    expect(rest.nodes).toEqual([{ id: paid }]);
  });

  it('are filtered by status, provider, target, and time', async () => {
    expect(await ids({ status: 'FAILED' })).toEqual([failed]);
    expect(await ids({ provider: 'CASH' })).toEqual([]);
    expect(await ids({ provider: 'LOCAL', status: 'SUCCEEDED' })).toEqual([paid]);
    expect(await ids({ targetId: thing.id })).toEqual([paid]);
    expect(await ids({ createdAt: { from: between } })).toEqual([open]);
    expect(await ids({ createdAt: { to: between } })).toEqual([failed, paid]);
    expect(await ids({ createdOn: { preset: 'TODAY' } })).toEqual([open, failed, paid]);
    expect(await ids({ createdOn: { to: '2020-01-01' } })).toEqual([]);
    expect(await ids({ status: ['FAILED', 'SUCCEEDED'] })).toEqual([failed, paid]);
    expect(await ids({ status: [] })).toEqual([]);
    expect(await ids({ provider: ['CASH', 'LOCAL'], status: ['SUCCEEDED'] })).toEqual([paid]);
    expect(await ids({ amount: { min: '100000000' } })).toEqual([]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('are not for a %s', async (actor, code) => {
    expect(codeOf(await app().send(actor, query))).toBe(code);
  });
});

describe('payment', () => {
  it('is shown to the payer and to holders of PAYMENTS_VIEW, its secret to the payer only', async () => {
    const id = await start(app(), await makeThing(app()));
    const stranger = as(app(), await app().actors.make({ roles: ['CUSTOMER'] }));
    const ask = `{ payment(id: "${id}") { id } node(id: "${id}") { id __typename } }`;
    expect(await stranger.ask(ask)).toEqual({ payment: null, node: null });
    for (const actor of ['customer', 'manager'])
      expect(await app().ask(actor, ask)).toEqual({ payment: { id }, node: { id, __typename: 'Payment' } });
    const secret = `{ payment(id: "${id}") { clientSecret } }`;
    // The first runs go through graphql-js, the later ones are compiled.
    for (let run = 1; run <= 3; run++) {
      expect((await app().ask('customer', secret)).payment.clientSecret).toContain('_secret_');
      const refused = await app().send('manager', secret);
      expect(refused.errors).toMatchObject([
        { path: ['payment', 'clientSecret'], extensions: { code: 'FORBIDDEN' } },
      ]);
      expect(JSON.stringify(refused.data)).not.toContain('_secret_');
    }
    expect(codeOf(await app().send('guest', ask.replace(/node.*/, '}')))).toBe('UNAUTHENTICATED');
  });

  it('is null when there is none, and an id of another type is refused', async () => {
    expect(
      await app().ask('manager', '{ payment(id: "payment_01h455vb4pex5vsknk084sn02q") { id } }'),
    ).toEqual({
      payment: null,
    });
    expect(
      codeOf(await app().send('manager', '{ payment(id: "user_01h455vb4pex5vsknk084sn02q") { id } }')),
    ).toBe('BAD_USER_INPUT');
  });
});
