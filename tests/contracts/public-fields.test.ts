import { type DocumentNode, isObjectType, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { can } from '../../src/platform/authorization/rules.ts';
import { isPublic } from '../../src/platform/graphql/public.ts';
import { withPublicFields } from '../../src/platform/graphql/public-fields.ts';
import { buildSchema, rulesOf } from '../../src/platform/graphql/schema.ts';
import { publicTypesOf } from '../../src/platform/public-answers/public-types.ts';

const schema = buildSchema(manifests);

function fieldsOf(name: string, which: boolean): string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type.`);
  return Object.values(type.getFields())
    .filter(field => isPublic(field) === which)
    .map(field => field.name)
    .sort();
}

// Answers with only these fields go to everybody. Before you add one: does nobody get another answer than a guest?
describe('what is public', () => {
  it('at the root', () => {
    expect(fieldsOf('Query', true)).toEqual([
      'categories',
      'category',
      'categoryBySlug',
      'countries',
      'product',
      'productBySku',
      'products',
      'search',
      'settings',
      'supplier',
      'suppliers',
    ]);
  });

  it('of which types', () => {
    const types = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && isPublic(type));
    const names = types.map(type => type.name).filter(name => !/(Connection|Edge)$/.test(name));
    expect(names.sort()).toEqual([
      'Category',
      'Country',
      'CountryRegion',
      'Money',
      'PageInfo',
      'Product',
      'RentalTerms',
      'Settings',
      'Stock',
      'Supplier',
      'TaxClass',
    ]);
  });

  it('and what is not, of these types', () => {
    expect(fieldsOf('Product', false)).toEqual(['nextActions', 'pricing', 'rentals', 'stockMovements']);
    expect(fieldsOf('Category', false)).toEqual(['nextActions']);
    expect(fieldsOf('Supplier', false)).toEqual(['contactName', 'email', 'nextActions', 'phone']);
    for (const name of ['Settings', 'Money', 'Stock', 'RentalTerms', 'PageInfo'])
      expect(fieldsOf(name, false)).toEqual([]);
  });

  it('can be read by everybody, and is said of no mutation', () => {
    const rules = rulesOf(manifests);
    expect(fieldsOf('Mutation', true)).toEqual([]);
    const ruled = { ...rules, Query: { ...rules.Query, products: can('CATALOG_MANAGE') } };
    expect(() => withPublicFields(schema, ruled)).toThrow('Query.products is declared public, but its rule');
  });

  it('comes from tables whose changes are noticed', () => {
    const sources = manifests.flatMap(manifest => manifest.publicSources ?? []);
    const names = new Set(sources.map(({ entity }) => entity.name));
    expect([...names].sort()).toEqual([
      'Category',
      'Product',
      'ProductSpec',
      'SearchEntry',
      'SearchPosting',
      'Settings',
      'Supplier',
      'TaxClass',
      'TaxRate',
    ]);
    const entities = new Set(manifests.flatMap(manifest => manifest.entities ?? []).map(({ name }) => name));
    const shown = Object.values(schema.getTypeMap()).filter(type => isObjectType(type) && isPublic(type));
    for (const { name } of shown.filter(type => entities.has(type.name))) expect(names).toContain(name);
  });
});

describe('a document is public', () => {
  const typesOf = (text: string) => {
    const document: DocumentNode = parse(text);
    return publicTypesOf(schema, document, document.definitions[0] as OperationDefinitionNode);
  };

  it.each([
    [
      '{ products { nodes { name category { name parent { slug } } stock { onHand } price { amount } } totalCount } }',
    ],
    [
      '{ category(id: "x") { productCount ancestors { name } children { name } products { nodes { id } } } settings { taxRate } }',
    ],
    [
      '{ search(query: "x") { edges { cursor node { __typename ... on Product { name } ... on Supplier { city } } } } }',
    ],
    [
      'query { ...Page } fragment Page on Query { suppliers { pageInfo { hasNextPage } nodes { ...S } } } fragment S on Supplier { name }',
    ],
    ['{ search(query: "x") { nodes { ... on Node { id } } } }'],
  ])('%s', text => {
    expect(typesOf(text)).toBeDefined();
  });

  it.each([
    ['{ products { nodes { name nextActions { action } } } }'],
    ['{ suppliers { nodes { name email } } }'],
    ['query ($never: Boolean!) { suppliers { nodes { name phone @include(if: $never) } } }'],
    ['{ products { nodes { supplier { contactName } } } }'],
    ['{ search(query: "x") { nodes { ... on Supplier { email } } } }'],
    ['{ settings { id } me { id } }'],
    [
      'query { ...Page } fragment Page on Query { products { nodes { ...P } } } fragment P on Product { stockMovements { totalCount } }',
    ],
    ['{ node(id: "x") { id } }'],
    ['{ orders { nodes { id } } }'],
    ['{ __schema { queryType { name } } }'],
  ])('not %s', text => {
    expect(typesOf(text)).toBeUndefined();
  });

  it('also with fragments that would take forever one by one', () => {
    const levels = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Product { ...F${n + 1} ...F${n + 1} }`,
    );
    const text = `{ products { nodes { ...F0 } } } ${levels.join(' ')} fragment F60 on Product { name }`;
    expect([...typesOf(text)!]).toEqual(['ProductConnection', 'Product']);
  });
});
