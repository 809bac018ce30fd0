import { isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifests } from '../../../src/manifests.ts';
import { allPermissions, type Permission } from '../../../src/platform/authorization/permission.ts';
import { buildSchema, rulesOf } from '../../../src/platform/graphql/schema.ts';
import { useApp } from '../../kit/app.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { registered } from '../../kit/factories/staff-member.ts';

const app = useApp();

const today = 'range: { preset: TODAY }';
/** Each report, its arguments, and the permissions that it needs. Written by hand: this is what is intended. */
const reports: Record<string, [selection: string, needs: readonly Permission[]]> = {
  dashboard: [`(${today}) { orders }`, ['ANALYTICS_VIEW']],
  salesTrend: [`(${today}, interval: DAY) { orders }`, ['ANALYTICS_VIEW']],
  topProducts: [`(${today}) { nodes { sku } }`, ['ANALYTICS_VIEW']],
  salesByCategory: [`(${today}) { nodes { name } }`, ['ANALYTICS_VIEW']],
  customerLifetimeValues: [' { nodes { name } }', ['ANALYTICS_VIEW', 'CUSTOMERS_VIEW']],
  staffPerformance: [`(${today}) { nodes { name } }`, ['ANALYTICS_VIEW', 'STAFF_VIEW']],
  staffProduction: [`(${today}) { nodes { name } }`, ['INVENTORY_VIEW', 'STAFF_VIEW']],
  productionReport: ['(date: "2026-03-01") { nodes { sku } }', ['INVENTORY_VIEW']],
  ordersAndProduction: [`(${today}) { nodes { sku } }`, ['ANALYTICS_VIEW', 'INVENTORY_VIEW']],
  taxReport: [`(${today}) { rate }`, ['ANALYTICS_VIEW']],
  rentalSummary: [`(${today}) { active }`, ['ANALYTICS_VIEW', 'RENTALS_VIEW']],
  inventoryValuation: [' { units }', ['ANALYTICS_VIEW', 'INVENTORY_VIEW']],
};
const names = Object.keys(reports);
/** Fields that need no permission, since everybody can read them in the settings. */
const open = ['currencyCode', 'timeZone', 'today'];

/** The error code of each report, or "shown". */
async function outcomes(headers: Record<string, string>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const { data, errors } = await app().sendWith(headers, `{ analytics { ${name}${reports[name]![0]} } }`);
    expect(errors === undefined, name).toBe(Boolean(data?.analytics?.[name]));
    found[name] = String(errors?.[0]?.extensions.code ?? 'shown');
  }
  return found;
}

const shownOnly = (...some: string[]) =>
  Object.fromEntries(names.map(name => [name, some.includes(name) ? 'shown' : 'FORBIDDEN']));

describe('the reports of the schema', () => {
  const fieldsOf = (name: string) => {
    const type = buildSchema(manifests).getType(name);
    if (!isObjectType(type)) throw new Error(`There is no type ${name}.`);
    return Object.keys(type.getFields());
  };

  it('are those of the table above', () => {
    expect(fieldsOf('Analytics').toSorted()).toEqual([...names, ...open].toSorted());
  });

  it.each(fieldsOf('Analytics').filter(name => !open.includes(name)))('%s has a rule', name => {
    expect(rulesOf(manifests).Analytics?.[name]).toBeDefined();
  });
});

describe('who may see reports', () => {
  it('a guest may see none', async () => {
    const expected = Object.fromEntries(names.map(name => [name, 'UNAUTHENTICATED']));
    expect(await outcomes({})).toEqual(expected);
    const { errors } = await app().sendWith({}, '{ analytics { today } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('a customer may see none', async () => {
    expect(await outcomes(await app().actors.headers('customer'))).toEqual(shownOnly());
  });

  it('somebody who is not approved yet may see none', async () => {
    const { headers } = await registered(app());
    expect(await outcomes(headers)).toEqual(shownOnly());
  });

  it('the staff may see what was produced', async () => {
    expect(await outcomes(await app().actors.headers('staff'))).toEqual(
      shownOnly('productionReport', 'staffProduction'),
    );
  });

  it.each(['manager', 'admin'])('a %s may see all', async actor => {
    expect(await outcomes(await app().actors.headers(actor))).toEqual(shownOnly(...names));
    const { errors } = await app().send(
      actor,
      `{ analytics { dashboard(${today}) { recentOrders { id } lowStock { id } } } }`,
    );
    expect(errors).toBeUndefined();
  });
});

describe('a role of its own', () => {
  let viewer: Awaited<ReturnType<typeof makeMember>>;
  beforeAll(async () => {
    viewer = await makeMember(app(), ['ANALYTICS_VIEW']);
  });

  it('with ANALYTICS_VIEW alone may see totals, and no person', async () => {
    expect(await outcomes(viewer.headers)).toEqual(
      shownOnly('dashboard', 'salesTrend', 'topProducts', 'salesByCategory', 'taxReport'),
    );
  });

  it('with ANALYTICS_VIEW alone may not see orders on the dashboard', async () => {
    const { data, errors } = await app().sendWith(
      viewer.headers,
      `{ analytics { today dashboard(${today}) { orders recentOrders { number } } } }`,
    );
    expect(errors).toMatchObject([
      { path: ['analytics', 'dashboard', 'recentOrders'], extensions: { code: 'FORBIDDEN' } },
    ]);
    // The refusal affects nothing else.
    expect(data.analytics).toMatchObject({ dashboard: { orders: 0, recentOrders: null } });
  });

  it.each(names)('may see %s with exactly its permissions, and not with one less', async name => {
    const [, needs] = reports[name]!;
    const just = await makeMember(app(), needs);
    expect((await outcomes(just.headers))[name]).toBe('shown');
    for (const missing of needs) {
      const others = await makeMember(
        app(),
        allPermissions.filter(permission => permission !== missing),
      );
      expect((await outcomes(others.headers))[name], `without ${missing}`).toBe('FORBIDDEN');
    }
  });
});
