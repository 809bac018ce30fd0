import { type GraphQLEnumType, type GraphQLField, type GraphQLInputObjectType, getNamedType } from 'graphql';
import { expect, it } from 'vitest';
import { manifests } from '../../../src/manifests.ts';
import { buildSchema } from '../../../src/platform/graphql/schema.ts';
import { useApp } from '../../kit/app.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();

const lists = Object.values(buildSchema(manifests).getQueryType()!.getFields()).filter(field =>
  getNamedType(field.type).name.endsWith('Connection'),
);

/** Ranked by relevance, and the fixed few that a page shows whole. */
const unsorted = ['search', 'roles'];

const argument = (field: GraphQLField<unknown, unknown>, name: string) =>
  field.args.find(arg => arg.name === name);

function sortsOf(field: GraphQLField<unknown, unknown>): string[] {
  const sort = getNamedType(argument(field, 'sort')!.type) as GraphQLInputObjectType;
  const values = getNamedType(sort.getFields().field!.type) as GraphQLEnumType;
  return values.getValues().map(({ name }) => name);
}

const sorted = lists.filter(({ name }) => !unsorted.includes(name));
const pairs = sorted.flatMap(field => sortsOf(field).map(sort => [field.name, sort] as const));

it('every list names its sorts', () => {
  expect(lists.filter(field => !argument(field, 'sort')).map(({ name }) => name)).toEqual(
    lists.map(({ name }) => name).filter(name => unsorted.includes(name)),
  );
  expect(pairs.length).toBeGreaterThan(30);
});

it.each(pairs)('%s sorts by %s, either way, a page at a time', async (list, sort) => {
  const filter = list === 'products' && sort === 'RELEVANCE' ? 'filter: { search: "a" }, ' : '';
  for (const direction of ['ASC', 'DESC']) {
    const page = async (args: string) => {
      const text = `{ ${list}(${filter}sort: { field: ${sort}, direction: ${direction} }, ${args}) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
      return (await app().ask('admin', text))[list];
    };
    const whole = await page('first: 100');
    const ids = whole.nodes.map(({ id }: { id: string }) => id);
    const { nodes, pageInfo } = await page('first: 1');
    expect(nodes.length).toBe(Math.min(1, ids.length));
    if (pageInfo.endCursor === null) continue;
    const next = await page(`first: 99, after: "${pageInfo.endCursor}"`);
    expect([...nodes, ...next.nodes].map(({ id }: { id: string }) => id)).toEqual(ids);
  }
});

it.each(lists.map(({ name }) => name))('%s with first: 0 has only its count and its pages', async list => {
  const args = list === 'search' ? 'query: "a", first: 0' : 'first: 0';
  const text =
    `{ ${list}(${args}) { totalCount totalCountIsExact nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`.replace(
      'nodes { id }',
      list === 'search' ? 'nodes { __typename }' : 'nodes { id }',
    );
  const { totalCount, totalCountIsExact, ...page } = (await app().ask('admin', text))[list];
  expect(totalCountIsExact).toBe(true);
  expect(page).toEqual({
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: totalCount > 0, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

it('a list of which only the count is asked for reads no page', async () => {
  const statements = await statementsDuring(app(), () =>
    app().ask('guest', '{ categories(first: 0) { totalCount } }'),
  );
  expect(statements).toEqual([expect.stringContaining('catalog.categories, count')]);
});

it('a choice of values is one statement, with an index for each value or not', async () => {
  const statements = await statementsDuring(app(), () =>
    app().ask(
      'admin',
      '{ orders(filter: { status: [PAID, SHIPPED] }) { nodes { id customer { name } } } payments(filter: { provider: [CASH, LOCAL], status: [] }) { nodes { id } } }',
    ),
  );
  const listed = statements.filter(text => /orders\.orders|payments\.payments/.test(text));
  expect(listed).toHaveLength(2);
  expect(listed.some(text => text.includes('union all'))).toBe(true);
});
