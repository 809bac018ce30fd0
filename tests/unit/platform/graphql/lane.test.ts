import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { anyone, can } from '../../../../src/platform/authorization/rules.ts';
import { heavyQueries } from '../../../../src/platform/graphql/lane.ts';

const isHeavy = heavyQueries({ Query: { products: anyone, orders: can('ORDERS_VIEW') } });

function heavy(text: string, cost = 10): boolean {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('The first definition is the operation.');
  return isHeavy(document, operation, cost);
}

it.each([
  ['what a shop shows', '{ products { nodes { id } } }', 10, false],
  ['a search with its count', '{ products { totalCount } }', 2_700, false],
  ['a dear query', '{ products { nodes { id } } }', 3_000, true],
  ['a list of the staff', '{ orders { nodes { id } } }', 10, true],
  ['one beside others', '{ products { nodes { id } } o: orders { totalCount } }', 10, true],
  ['one in a fragment', '{ ...a } fragment a on Query { ... { orders { totalCount } } }', 10, true],
  ['a change, however dear', 'mutation { orders { id } }', 5_000, false],
])('%s', (_what, text, cost, expected) => {
  expect(heavy(text, cost)).toBe(expected);
});
