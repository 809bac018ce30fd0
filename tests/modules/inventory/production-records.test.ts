import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { codeOf } from '../../kit/codes.ts';
import { record, voidRecord } from '../../kit/factories/production.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { stockedProduct } from '../../kit/factories/stock.ts';
import { pagesOf } from '../../kit/pages-of.ts';

const app = useApp();

const list = async (filter: object, page: object = {}) => {
  const query = `query ($filter: ProductionRecordFilter, $first: Int, $after: String) {
    productionRecords(filter: $filter, first: $first, after: $after) {
      totalCount nodes { quantity } pageInfo { hasNextPage endCursor } } }`;
  return (await app().ask('staff', query, { filter, ...page })).productionRecords;
};
const quantities = async (filter: object) =>
  (await list(filter)).nodes.map(({ quantity }: { quantity: number }) => quantity);

let chairs: { id: string };
let anna: { id: string };
let first: { id: string };
beforeAll(async () => {
  const tables = await stockedProduct(app(), 0);
  const ben = await makeStaffMember(app(), { name: 'Ben' });
  chairs = await stockedProduct(app(), 0);
  anna = await makeStaffMember(app(), { name: 'Anna' });
  const made = [
    [chairs, anna, '2026-02-10'],
    [tables, anna, '2026-02-12'],
    [chairs, ben, '2026-02-11'],
    [tables, ben, '2026-02-11'],
  ] as const;
  for (const [index, [product, maker, producedOn]] of made.entries()) {
    const input = { productId: product.id, staffMemberId: maker.id, producedOn, quantity: index + 1 };
    const { productionRecord } = await record(app(), input);
    first ??= productionRecord;
    if (index === 3) await voidRecord(app(), { productionRecordId: productionRecord.id });
  }
});

describe('productionRecords', () => {
  it('lists the latest day first, and within a day the latest record, a page at a time', async () => {
    expect(await quantities({})).toEqual([2, 4, 3, 1]);
    const walked: number[] = [];
    for await (const page of pagesOf(after => list({}, { first: 2, after }))) {
      expect(page.totalCount).toBe(4);
      walked.push(...page.nodes.map(({ quantity }: { quantity: number }) => quantity));
    }
    expect(walked).toEqual([2, 4, 3, 1]);
  });

  it('are filtered by product, maker, days, and whether they are voided', async () => {
    expect(await quantities({ productId: chairs.id })).toEqual([3, 1]);
    expect(await quantities({ staffMemberId: anna.id })).toEqual([2, 1]);
    expect(await quantities({ producedOn: { from: '2026-02-11', to: '2026-02-11' } })).toEqual([4, 3]);
    expect(await quantities({ producedOn: { from: '2026-02-12' } })).toEqual([2]);
    expect(await quantities({ producedOn: { to: '2026-02-10' } })).toEqual([1]);
    expect(await quantities({ voided: true })).toEqual([4]);
    expect(await quantities({ voided: false, producedOn: { to: '2026-02-11' } })).toEqual([3, 1]);
  });
});

describe('productionRecord', () => {
  it('is found by its id and as a node', async () => {
    const fields = 'id quantity producedOn product { id } staffMember { name }';
    const found = await app().ask(
      'staff',
      `{ productionRecord(id: "${first.id}") { ${fields} } node(id: "${first.id}") { ... on ProductionRecord { ${fields} } } }`,
    );
    expect(found.productionRecord).toEqual({
      id: first.id,
      quantity: 1,
      producedOn: '2026-02-10',
      product: { id: chairs.id },
      staffMember: { name: 'Anna' },
    });
    expect(found.node).toEqual(found.productionRecord);
  });

  it('is null when there is none, and refuses the id of something else', async () => {
    const query = (id: string) => `{ productionRecord(id: "${id}") { id } }`;
    expect(await app().ask('staff', query('production_01h455vb4pex5vsknk084sn02q'))).toEqual({
      productionRecord: null,
    });
    expect(codeOf(await app().send('staff', query(chairs.id)))).toBe('BAD_USER_INPUT');
  });
});

it.each([
  ['guest', 'UNAUTHENTICATED'],
  ['customer', 'FORBIDDEN'],
])('a %s sees no production record', async (actor, code) => {
  for (const query of [
    '{ productionRecords { totalCount } }',
    `{ productionRecord(id: "${first.id}") { id } }`,
    `{ node(id: "${first.id}") { id } }`,
  ])
    expect(codeOf(await app().send(actor, query))).toBe(code);
});
