import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { codeOf } from '../../../kit/codes.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { pagesOf } from '../../../kit/pages-of.ts';

const app = useApp();

const query = `query ($filter: CustomerFilter, $sort: CustomerSort, $first: Int, $after: String) {
  customers(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
}`;
const list = async (variables: object) => (await app().ask('staff', query, variables)).customers;
const names = async (variables: object) =>
  (await list(variables)).nodes.map((node: { name: string }) => node.name);

describe('customers', () => {
  beforeAll(async () => {
    const make = (name: string, input: object) =>
      app().mutate('createCustomer', { name, ...input }, 'customer { id }', 'staff');
    await make('Delta', { code: 'L-3', address: { city: 'Sarh', countryCode: 'TD' } });
    await make('alpha', { code: 'L-1', contactName: 'Ana Trujillo' });
    await make('Bravo', { code: 'L-4', email: 'b_1@example.com', address: { city: 'sarh' } });
    await make('echo', { code: 'L-2', address: { countryCode: 'TD' } });
    await make('Foxtrot', { code: 'L-5', address: { city: '100% Pure' } });
  });

  it('by words, by town, by country, and by all of them', async () => {
    expect(await names({ filter: { country: 'Chad' } })).toEqual(['Delta', 'echo']);
    expect(await names({ filter: { country: 'td' } })).toEqual(['Delta', 'echo']);
    expect(await names({ filter: { city: ' SARH ' } })).toEqual(['Bravo', 'Delta']);
    expect(await names({ filter: { city: 'sarh', country: 'chad' } })).toEqual(['Delta']);
    expect(await names({ filter: { search: 'truj' } })).toEqual(['alpha']);
    expect(await names({ filter: { search: 'ANA alpha' } })).toEqual(['alpha']);
    expect(await names({ filter: { search: 'b_1@' } })).toEqual(['Bravo']);
    expect(await names({ filter: { search: 'l-2' } })).toEqual(['echo']);
    expect(await names({ filter: { search: 'l-', country: 'Chad' } })).toEqual(['Delta', 'echo']);
    expect(await names({ filter: { search: 'delta', city: 'Moundou' } })).toEqual([]);
    expect(await names({ filter: { search: ' ' } })).toHaveLength(5);
    expect(await names({ filter: { search: "o' or '1'='1" } })).toEqual([]);
    expect(await names({ filter: { deleted: true } })).toEqual([]);
  });

  it.each([
    ['NAME', ['alpha', 'Bravo', 'Delta', 'echo', 'Foxtrot']],
    ['CODE', ['alpha', 'echo', 'Delta', 'Bravo', 'Foxtrot']],
    ['CREATED_AT', ['Delta', 'alpha', 'Bravo', 'echo', 'Foxtrot']],
  ])('sorted by %s both ways, a page at a time', async (field, expected) => {
    for (const direction of ['ASC', 'DESC']) {
      const walked: string[] = [];
      for await (const page of pagesOf(after => list({ sort: { field, direction }, first: 2, after }))) {
        expect(page.totalCount).toBe(5);
        walked.push(...page.nodes.map((node: { name: string }) => node.name));
      }
      expect(walked).toEqual(direction === 'ASC' ? expected : expected.toReversed());
    }
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('are not for a %s', async (actor, code) => {
    const answer = await app().send(actor, query);
    expect(answer.data).toBeNull();
    expect(codeOf(answer)).toBe(code);
  });
});

describe('customer', () => {
  const lookUp = (id: string) => `{ customer(id: "${id}") { id } node(id: "${id}") { id } }`;
  const nothing = { customer: null, node: null };

  it('is oneself, or with CUSTOMERS_VIEW anybody; else null, like one that is not there', async () => {
    const [person, other] = [await makeShopper(app()), await makeShopper(app())];
    const { customer } = await app().mutate(
      'createCustomer',
      { name: 'No account' },
      'customer { id }',
      'staff',
    );
    const unknown = 'customer_01h455vb4pex5vsknk084sn02q';
    const own = { customer: { id: person.customerId }, node: { id: person.customerId } };
    const { ask } = as(app(), person);
    expect(await ask(lookUp(person.customerId))).toEqual(own);
    expect(await app().ask('staff', lookUp(person.customerId))).toEqual(own);
    for (const id of [other.customerId, customer.id, unknown]) expect(await ask(lookUp(id))).toEqual(nothing);
    expect(await app().ask('staff', lookUp(unknown))).toEqual(nothing);
    // What is selected must not decide about who may see it.
    expect(await ask(`{ customer(id: "${other.customerId}") { name address { city } } }`)).toEqual({
      customer: null,
    });
    expect(await ask(`{ nodes(ids: ["${other.customerId}", "${person.customerId}"]) { id } }`)).toEqual({
      nodes: [null, { id: person.customerId }],
    });
  });

  it('is not for a guest, and wants the id of a customer', async () => {
    const { customerId } = await makeShopper(app());
    expect(codeOf(await app().send('guest', `{ customer(id: "${customerId}") { id } }`))).toBe(
      'UNAUTHENTICATED',
    );
    expect(codeOf(await app().send('guest', `{ node(id: "${customerId}") { id } }`))).toBe('UNAUTHENTICATED');
    expect(
      codeOf(await app().send('staff', '{ customer(id: "user_01h455vb4pex5vsknk084sn02q") { id } }')),
    ).toBe('BAD_USER_INPUT');
  });
});
