import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();

const details =
  'number status total { amount } lines { name quantity } events { kind } payments { status amount { amount } }';

it('a customer sees an order of theirs by the session, the order, and one statement for each kind of part', async () => {
  const shopper = await makeShopper(app());
  const { id } = await makeOrder(app(), shopper);
  const { names, answer } = await asked(shopper, `query ($id: ID!) { order(id: $id) { ${details} } }`, {
    id,
  });
  expect(answer.order.lines).toHaveLength(1);
  expect(names.toSorted()).toEqual(
    ['accounts.session', 'Order by id', 'orders.lines', 'orders.events', 'payments.ofTargets'].toSorted(),
  );
  const stranger = await asked(
    await makeShopper(app()),
    `query ($id: ID!) { order(id: $id) { ${details} } }`,
    {
      id,
    },
  );
  expect(stranger).toEqual({ names: ['accounts.session', 'Order by id'], answer: { order: null } });
});

it('a customer sees their orders without their account and their name being read', async () => {
  const shopper = await makeShopper(app());
  const { number } = await makeOrder(app(), shopper);
  const query = '{ me { customer { orders(first: 20) { nodes { number lines { name } } } } } }';
  const { names, answer } = await asked(shopper, query);
  expect(answer.me.customer.orders.nodes).toMatchObject([{ number }]);
  expect(names).toEqual([
    'accounts.session',
    'accounts.customersOfUsers',
    'orders.ordersOfCustomer',
    'orders.lines',
  ]);
  // With anything else of the account, it is read.
  const { names: more } = await asked(shopper, '{ me { id email } }');
  expect(more).toEqual(['accounts.session', 'User by id']);
});

async function asked(shopper: Shopper, query: string, variables: Record<string, unknown> = {}) {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
  let answer: any;
  const statements = await statementsDuring(app(), async () => {
    answer = await as(app(), shopper).ask(query, variables);
  });
  return { answer, names: statements.map(text => /\/\* (.*?) \*\//.exec(text)?.[1] ?? text) };
}
