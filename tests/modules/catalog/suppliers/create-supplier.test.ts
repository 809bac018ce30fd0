import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeProduct } from '../../../kit/factories/product.ts';
import { makeSupplier } from '../../../kit/factories/supplier.ts';
import { foundCount } from '../../../kit/found.ts';

const app = useApp();

const fields = 'supplier { id code name contactName email phone city country version deletedAt }';
const create = (input: object) => app().mutate('createSupplier', input, fields);
const named = (name: string) => foundCount(app(), 'suppliers', name, 'guest');

const details = {
  contactName: 'Änna 李',
  email: 'anna@example.com',
  phone: '+49 (0)30 123',
  city: 'Köln',
  country: 'Germany',
};

describe('createSupplier', () => {
  it('creates a supplier with everything that the input can hold', async () => {
    const { supplier, userErrors } = await create({ name: ' Größe & Söhne ', code: 'GS-1', ...details });
    expect(userErrors).toEqual([]);
    expect(supplier).toEqual({
      id: expect.stringMatching(/^supplier_/),
      code: 'GS-1',
      name: 'Größe & Söhne',
      ...details,
      version: 1,
      deletedAt: null,
    });
    expect(await named('sohne koln')).toBe(1);
  });

  it('makes the code from the name and leaves absent details empty', async () => {
    const { supplier } = await create({ name: 'Acme Inc.' });
    expect(supplier).toMatchObject({
      code: 'acme-inc',
      contactName: null,
      email: null,
      phone: null,
      city: null,
      country: null,
    });
  });

  it('asks for a code where none can be made', async () => {
    expect(await create({ name: '李' })).toMatchObject({
      supplier: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['code'] }],
    });
    expect((await create({ name: '李', code: 'LI' })).supplier).toMatchObject({ name: '李', code: 'LI' });
  });

  it('refuses a code that is taken, whatever its case, also by a deleted supplier', async () => {
    const { id } = await makeSupplier(app(), { code: 'Taken-1' });
    expect((await create({ name: 'Second', code: 'TAKEN-1' })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN', path: ['code'] },
    ]);
    await app().mutate('deleteSupplier', { supplierId: id }, 'deletedSupplierId');
    expect((await create({ name: 'Second', code: 'taken-1' })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN' },
    ]);
    expect(await named('Second')).toBe(0);
  });

  it.each([
    ['email', { email: 'not an address' }],
    ['email', { email: 'a@b' }],
    ['email', { email: 'anna@example.com\nBcc: all@example.com' }],
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(201) }],
    ['name', { name: 'a\u0000b' }],
    ['code', { code: 'has space' }],
    ['phone', { phone: '1'.repeat(41) }],
    ['city', { city: 'x'.repeat(101) }],
    ['country', { country: '' }],
    ['contactName', { contactName: 'x'.repeat(201) }],
  ])('refuses a bad %s', async (field, bad) => {
    const { supplier, userErrors } = await create({ name: 'Badly', code: 'BAD', ...bad });
    expect(supplier).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(await named('bad')).toBe(0);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { data, errors } = await app().send(
      actor,
      'mutation { createSupplier(input: { name: "Nope" }) { supplier { id } } }',
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await named('nope')).toBe(0);
  });
});

describe('the contact of a supplier', () => {
  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])(
    'is hidden from a %s wherever the supplier is reached, with the rest still there',
    async (actor, code) => {
      const { id } = await makeSupplier(app(), { name: `Shy ${actor}`, ...details });
      const product = await makeProduct(app(), { supplierId: id });
      const contact = 'name country contactName email phone';
      const hidden = {
        name: `Shy ${actor}`,
        country: 'Germany',
        contactName: null,
        email: null,
        phone: null,
      };
      for (const [query, expected] of [
        [`{ supplier(id: "${id}") { ${contact} } }`, { supplier: hidden }],
        [`{ node(id: "${id}") { ... on Supplier { ${contact} } } }`, { node: hidden }],
        [`{ product(id: "${product.id}") { supplier { ${contact} } } }`, { product: { supplier: hidden } }],
        [
          `{ suppliers(filter: { search: "shy ${actor}" }) { nodes { ${contact} } } }`,
          { suppliers: { nodes: [hidden] } },
        ],
        [
          `{ search(query: "shy ${actor}") { nodes { ... on Supplier { ${contact} } } } }`,
          { search: { nodes: [hidden] } },
        ],
      ] as const) {
        for (let time = 1; time <= 3; time++) {
          const { data, errors } = await app().send(actor, query);
          expect(data).toEqual(expected);
          expect(errors).toHaveLength(3);
          expect(errors!.map(error => error.path!.at(-1)).toSorted()).toEqual([
            'contactName',
            'email',
            'phone',
          ]);
          for (const error of errors!) expect(error.extensions.code).toBe(code);
        }
      }
    },
  );

  it('is shown to a manager by the very same query', async () => {
    const { id } = await makeSupplier(app(), details);
    const query = `{ supplier(id: "${id}") { contactName email phone city country } }`;
    for (let time = 1; time <= 3; time++) {
      expect((await app().send('guest', query)).data.supplier.email).toBeNull();
      expect(await app().ask('manager', query)).toEqual({ supplier: details });
    }
  });

  it('cannot be found by the search', async () => {
    await makeSupplier(app(), { contactName: 'Zebedee', email: 'secret@hidden.example' });
    for (const query of ['zebedee', 'secret', 'hidden'])
      expect(await app().ask('manager', `{ search(query: "${query}") { totalCount } }`)).toEqual({
        search: { totalCount: 0 },
      });
  });
});
