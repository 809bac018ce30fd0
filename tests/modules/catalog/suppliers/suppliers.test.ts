import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';
import { pagesOf } from '../../../kit/pages-of.ts';

const app = useApp();

const query = `query ($filter: SupplierFilter, $sort: SupplierSort, $first: Int, $after: String) {
  suppliers(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
}`;
const list = async (variables: object) => (await app().ask('guest', query, variables)).suppliers;
const names = async (variables: object) =>
  (await list(variables)).nodes.map((node: { name: string }) => node.name);

describe('suppliers', () => {
  beforeAll(async () => {
    await makeSupplier(app(), { name: 'Delta', country: 'Chad', city: 'Sarh' });
    await makeSupplier(app(), { name: 'alpha', country: 'Benin' });
    await makeSupplier(app(), { name: 'Čapek' });
    await makeSupplier(app(), { name: 'bravo', country: 'Chad' });
    await makeSupplier(app(), { name: 'echo' });
  });

  it('by country, by words, and by both', async () => {
    expect(await names({ filter: { country: 'Chad' } })).toEqual(['bravo', 'Delta']);
    expect(await names({ filter: { search: 'capek' } })).toEqual(['Čapek']);
    expect(await names({ filter: { search: 'chad' } })).toEqual(['bravo', 'Delta']);
    expect(await names({ filter: { search: 'sarh', country: 'Chad' } })).toEqual(['Delta']);
    expect(await names({ filter: { search: 'sarh', country: 'Benin' } })).toEqual([]);
  });

  it.each([
    ['CREATED_AT', ['Delta', 'alpha', 'Čapek', 'bravo', 'echo']],
    ['COUNTRY', ['Čapek', 'echo', 'alpha', 'Delta', 'bravo']],
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

  it('answers an unknown id with null and refuses one of another type', async () => {
    expect(
      await app().ask('guest', '{ supplier(id: "supplier_01h455vb4pex5vsknk084sn02q") { id } }'),
    ).toEqual({
      supplier: null,
    });
    const { errors } = await app().send(
      'guest',
      '{ supplier(id: "product_01h455vb4pex5vsknk084sn02q") { id } }',
    );
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/"id" must be the id of a supplier/),
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
