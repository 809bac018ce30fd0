import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { record } from '../../kit/factories/production.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { adjust, stockedProduct } from '../../kit/factories/stock.ts';
import { pagesOf } from '../../kit/pages-of.ts';
import { statementsDuring } from '../../kit/statements.ts';
import { movementsOf } from '../../kit/stock.ts';

const app = useApp();

const list = async (filter: object, page: object = {}) => {
  const query = `query ($filter: StockMovementFilter, $first: Int, $after: String) {
    stockMovements(filter: $filter, first: $first, after: $after) {
      totalCount nodes { id at delta product { id } } pageInfo { hasNextPage endCursor } } }`;
  return (await app().ask('staff', query, { filter, ...page })).stockMovements;
};
const deltas = async (filter: object) =>
  (await list(filter)).nodes.map(({ delta }: { delta: number }) => delta);

let one: { id: string };
let two: { id: string };
beforeAll(async () => {
  one = await stockedProduct(app(), 100);
  two = await stockedProduct(app(), 200);
  for (const delta of [-1, -2, -3]) await adjust(app(), { productId: one.id, delta });
  const { id: staffMemberId } = await makeStaffMember(app());
  await record(app(), { productId: two.id, staffMemberId, quantity: 7 });
});

describe('stockMovements', () => {
  it('lists the newest first, a page at a time', async () => {
    expect(await deltas({})).toEqual([7, -3, -2, -1, 200, 100]);
    const walked: number[] = [];
    for await (const page of pagesOf(after => list({}, { first: 4, after }))) {
      expect(page.totalCount).toBe(6);
      walked.push(...page.nodes.map(({ delta }: { delta: number }) => delta));
    }
    expect(walked).toEqual([7, -3, -2, -1, 200, 100]);
  });

  it('are filtered by product, by reason, and by time', async () => {
    expect(await deltas({ productId: one.id })).toEqual([-3, -2, -1, 100]);
    expect(await deltas({ reason: 'PRODUCTION' })).toEqual([7]);
    expect(await deltas({ productId: one.id, reason: 'PRODUCTION' })).toEqual([]);
    expect(await deltas({ reason: ['PRODUCTION', 'ADJUSTMENT'] })).toEqual([7, -3, -2, -1, 200, 100]);
    expect(await deltas({ productId: one.id, occurredOn: { preset: 'YESTERDAY' } })).toEqual([]);
    const { nodes } = await list({ productId: one.id });
    const [from, to] = [nodes[2].at, nodes[0].at];
    expect(await deltas({ productId: one.id, occurredAt: { from, to } })).toEqual([-2, -1]);
  });

  it('refuses an id that is not the id of a product', async () => {
    const answer = await app().send('staff', '{ stockMovements(filter: { productId: "x" }) { totalCount } }');
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  it('keeps the movements of deleted products, with null as their product', async () => {
    const { id } = await stockedProduct(app(), 4);
    await app().mutate('deleteProduct', { productId: id }, 'deletedProductId');
    const { nodes } = await list({ productId: id });
    expect(nodes).toMatchObject([{ delta: 4, product: null }]);
    const [movement] = nodes;
    expect(
      await app().ask('staff', `{ stockMovement(id: "${movement.id}") { delta product { id } } }`),
    ).toEqual({ stockMovement: { delta: 4, product: null } });
  });
});

describe('stockMovement', () => {
  it('is found by its id and as a node', async () => {
    const manager = await app().actors.find('manager');
    const { nodes } = await list({ productId: one.id });
    const fields = 'id delta onHandAfter reason note actor { id name } product { id }';
    const found = await app().ask(
      'staff',
      `{ stockMovement(id: "${nodes[0].id}") { ${fields} } node(id: "${nodes[0].id}") { ... on StockMovement { ${fields} } } }`,
    );
    expect(found.stockMovement).toEqual({
      id: nodes[0].id,
      delta: -3,
      onHandAfter: 94,
      reason: 'ADJUSTMENT',
      note: 'Counted.',
      actor: { id: manager.userId, name: expect.any(String) },
      product: { id: one.id },
    });
    expect(found.node).toEqual(found.stockMovement);
  });

  it('is null when there is none, and refuses the id of something else', async () => {
    expect(
      await app().ask('staff', '{ stockMovement(id: "movement_01h455vb4pex5vsknk084sn02q") { id } }'),
    ).toEqual({ stockMovement: null });
    expect(codeOf(await app().send('staff', `{ stockMovement(id: "${one.id}") { id } }`))).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('has no actor when the program itself moved stock', async () => {
    const { stockMovements } = await app().ask(
      'staff',
      `{ stockMovements(filter: { productId: "${two.id}", reason: ADJUSTMENT }) { nodes { delta actor { id } } } }`,
    );
    expect(stockMovements.nodes).toEqual([{ delta: 200, actor: null }]);
  });
});

describe('Product.stockMovements', () => {
  const query = (ids: string[]) =>
    `{ ${ids.map((id, index) => `p${index}: product(id: "${id}") { id stockMovements(first: 2) { totalCount nodes { delta actor { id } } } }`).join(' ')} }`;

  it('lists those of the product, of many products in one statement', async () => {
    const answer = await app().ask('staff', query([one.id, two.id]));
    expect(answer.p0.stockMovements).toMatchObject({ totalCount: 4, nodes: [{ delta: -3 }, { delta: -2 }] });
    expect(answer.p1.stockMovements).toMatchObject({ totalCount: 2, nodes: [{ delta: 7 }, { delta: 200 }] });
    const list = '{ products { nodes { stockMovements(first: 2) { nodes { delta } } } } }';
    await app().ask('staff', list);
    const statements = await statementsDuring(app(), () => app().ask('staff', list));
    expect(statements.filter(text => text.includes('stock_movement'))).toHaveLength(1);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is hidden from a %s, who still sees the product', async (actor, code) => {
    const answer = await app().send(actor, query([one.id]));
    expect(answer.data).toEqual({ p0: { id: one.id, stockMovements: null } });
    expect(codeOf(answer)).toBe(code);
  });
});

it.each([
  ['guest', 'UNAUTHENTICATED'],
  ['customer', 'FORBIDDEN'],
])('a %s sees no movement', async (actor, code) => {
  const [{ id }] = (await list({ productId: one.id })).nodes;
  for (const query of [
    '{ stockMovements { totalCount } }',
    `{ stockMovement(id: "${id}") { id } }`,
    `{ node(id: "${id}") { id } }`,
  ])
    expect(codeOf(await app().send(actor, query))).toBe(code);
  expect(await movementsOf(app(), one.id)).toHaveLength(4);
});
