import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { permissionMatrix, permissionsPage } from '../../src/modules/accounts/roles/permission-matrix.ts';
import { can } from '../../src/platform/authorization/rules.ts';
import type { RuleTree } from '../../src/platform/authorization/shield.ts';
import { buildSchema, rulesOf } from '../../src/platform/graphql/schema.ts';
import type { Manifest } from '../../src/platform/manifest.ts';

const schema = buildSchema(manifests);
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  type => type != null,
);
const rootFields = roots.flatMap(type =>
  Object.keys(type.getFields()).map(field => [type.name, field] as const),
);

/** The manifests, with the rules of the one called `catalog` changed. */
function withCatalogRules(change: (rules: RuleTree) => RuleTree): Manifest[] {
  return manifests.map(module =>
    module.name === 'catalog' ? { ...module, rules: change(module.rules ?? {}) } : module,
  );
}

function without(type: string, field: string): Manifest[] {
  return withCatalogRules(rules => {
    const { [field]: _, ...others } = rules[type]!;
    return { ...rules, [type]: others };
  });
}

describe('authorization rules', () => {
  it('protect each field whose description says who alone sees it', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      type => 'getFields' in type && !type.name.endsWith('Input'),
    );
    const promised = types.flatMap(type =>
      Object.values((type as (typeof roots)[number]).getFields())
        .filter(({ description }) => /Visible only to|Shown to holders of/.test(description ?? ''))
        .map(field => [type.name, field.name] as const),
    );
    expect(promised).toContainEqual(['Customer', 'taxId']);
    const rules = rulesOf(manifests);
    expect(promised.filter(([type, field]) => rules[type]?.[field] === undefined)).toEqual([]);
  });

  it.each(rootFields)('%s.%s has one', (type, field) => {
    expect(rulesOf(manifests)[type]?.[field]).toBeDefined();
  });

  it.each([
    ['Query', 'products'],
    ['Query', 'search'],
    ['Mutation', 'createProduct'],
    ['Mutation', 'deleteSupplier'],
  ])('a schema in which %s.%s has none is not built', (type, field) => {
    expect(() => buildSchema(without(type, field))).toThrow(`No authorization rule for ${type}.${field}.`);
  });

  it('a schema in which a subscription has none is not built', () => {
    const incomplete = manifests.map(module => {
      const { Subscription: _, ...others } = module.rules ?? {};
      return module.name === 'orders' ? { ...module, rules: others } : module;
    });
    expect(() => buildSchema(incomplete)).toThrow(
      'No authorization rule for Subscription.orderUpdated, Subscription.orderPlaced.',
    );
  });

  it('a schema of a module without any is not built', () => {
    expect(() => buildSchema(withCatalogRules(() => ({})))).toThrow(
      /Query\.product.*Mutation\.createProduct/,
    );
  });

  it('two modules may not decide about the same field', () => {
    const settings = manifests.find(module => module.name === 'settings')!;
    const twice = [...manifests, { ...settings, name: 'again', resolvers: [] }];
    expect(() => buildSchema(twice)).toThrow('Two rules for Query.settings.');
  });

  it.each([
    ['field', { Supplier: { emial: can('SUPPLIERS_MANAGE') } }],
    ['root field', { Query: { prodcuts: can('CATALOG_MANAGE') } }],
    ['type', { Suplier: { email: can('SUPPLIERS_MANAGE') } }],
  ])('a rule for a %s that does not exist guards nothing, so it is refused', (_what, mistaken: RuleTree) => {
    const all = [...manifests, { name: 'mistaken', entities: [], resolvers: [], rules: mistaken }];
    expect(() => buildSchema(all)).toThrow(/emial|prodcuts|Suplier/);
  });

  it('are in docs/permissions.md as they are', () => {
    const page = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
    expect(page).toBe(permissionsPage(permissionMatrix(schema, rulesOf(manifests))));
  });
});
