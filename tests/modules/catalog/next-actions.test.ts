import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeCategory } from '../../kit/factories/category.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { record } from '../../kit/factories/production.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { makeSupplier } from '../../kit/factories/supplier.ts';
import { newKey } from '../../kit/new-key.ts';
import { type Attempt, actionsOf, actionsOfDeleted, having, outcomes } from '../../kit/next-actions.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp();
const reason = 'Tried by a test.';

type Made = { id: string };
type Attempts = Record<string, (made: Made) => Omit<Attempt, 'action'>>;

const status =
  (to: string) =>
  ({ id: productId }: Made) => ({ mutation: 'updateProduct', input: { productId, status: to } });
const onProducts: Attempts = {
  UPDATE: ({ id: productId }) => ({ mutation: 'updateProduct', input: { productId, name: 'Other' } }),
  ARCHIVE: status('ARCHIVED'),
  ACTIVATE: status('ACTIVE'),
  DELETE: ({ id: productId }) => ({ mutation: 'deleteProduct', input: { productId } }),
  RESTORE: ({ id: productId }) => ({ mutation: 'restoreProduct', input: { productId } }),
  ADJUST_STOCK: ({ id: productId }) => ({
    mutation: 'adjustStock',
    input: { idempotencyKey: newKey(), productId, delta: 1, reason },
  }),
};

async function gone(kind: string, { id }: Made): Promise<Made> {
  const name = `delete${kind[0]!.toUpperCase()}${kind.slice(1)}`;
  const { userErrors } = await app().mutate(name, { [`${kind}Id`]: id }, 'userErrors { code }', 'admin');
  expect(userErrors).toEqual([]);
  return { id };
}
async function withoutParent(kind: 'category' | 'supplier'): Promise<Made> {
  const parent = kind === 'category' ? await makeCategory(app(), {}) : await makeSupplier(app(), {});
  const product = await gone('product', await makeProduct(app(), { [`${kind}Id`]: parent.id }));
  await gone(kind, parent);
  return product;
}

const products: [what: string, make: () => Promise<Made>, allowed: string, isDeleted?: boolean][] = [
  ['on offer', () => makeProduct(app()), 'UPDATE ARCHIVE DELETE ADJUST_STOCK'],
  ['archived', () => makeProduct(app(), { status: 'ARCHIVED' }), 'UPDATE ACTIVATE DELETE ADJUST_STOCK'],
  ['deleted', async () => gone('product', await makeProduct(app())), 'RESTORE', true],
  ['deleted with its category', () => withoutParent('category'), '', true],
  ['deleted with its supplier', () => withoutParent('supplier'), '', true],
];

it.each(products)('a product that is %s', async (_what, make, allowed, isDeleted) => {
  const who = as(app(), await makeMember(app(), ['CATALOG_MANAGE', 'INVENTORY_MANAGE']));
  // The status that it has already is no action.
  const state = { ...onProducts };
  const first = (await make()).id;
  const offers = isDeleted
    ? await actionsOfDeleted(who, 'products', first)
    : await actionsOf(who, 'Product', first);
  for (const action of ['ARCHIVE', 'ACTIVATE'])
    if (!offers.some(one => one.action === action)) delete state[action];
  expect(Object.keys(state)).toHaveLength(5);
  const read = ({ id }: Made) =>
    isDeleted ? actionsOfDeleted(who, 'products', id) : actionsOf(who, 'Product', id);
  const result = await outcomes(who, make, read, state);
  expect([having(result, 'allowed'), having(result, 'hidden')]).toEqual([allowed, '']);
});

it('offers nothing to guests, and others what their permissions cover', async () => {
  const { id } = await makeProduct(app());
  expect(await actionsOf(as(app(), 'guest'), 'Product', id)).toEqual([]);
  const maker = as(app(), await makeMember(app(), ['PRODUCTION_RECORD']));
  expect(await actionsOf(maker, 'Product', id)).toEqual([
    { action: 'RECORD_PRODUCTION', allowed: true, reason: null, reasonCode: null },
  ]);
});

const of = (noun: string): Attempts => {
  const name = `${noun[0]!.toUpperCase()}${noun.slice(1)}`;
  return {
    UPDATE: ({ id }) => ({ mutation: `update${name}`, input: { [`${noun}Id`]: id, name: 'Other' } }),
    DELETE: ({ id }) => ({ mutation: `delete${name}`, input: { [`${noun}Id`]: id } }),
    RESTORE: ({ id }) => ({ mutation: `restore${name}`, input: { [`${noun}Id`]: id } }),
  };
};
const parents: [
  noun: 'category' | 'supplier',
  what: string,
  make: () => Promise<Made>,
  allowed: string,
  isDeleted?: boolean,
][] = [
  ['category', 'empty', () => makeCategory(app(), {}), 'UPDATE DELETE'],
  ['category', 'of products', async () => used('category', await makeCategory(app(), {})), 'UPDATE'],
  ['category', 'above another', aboveAnother, 'UPDATE'],
  ['category', 'deleted', async () => gone('category', await makeCategory(app(), {})), 'RESTORE', true],
  ['category', 'deleted with its parent', belowDeleted, '', true],
  ['supplier', 'unused', () => makeSupplier(app(), {}), 'UPDATE DELETE'],
  ['supplier', 'of products', async () => used('supplier', await makeSupplier(app(), {})), 'UPDATE'],
  ['supplier', 'deleted', async () => gone('supplier', await makeSupplier(app(), {})), 'RESTORE', true],
];
async function used(kind: string, { id }: Made): Promise<Made> {
  await makeProduct(app(), { [`${kind}Id`]: id });
  return { id };
}
async function aboveAnother(): Promise<Made> {
  const parent = await makeCategory(app(), {});
  await makeCategory(app(), { parentId: parent.id });
  return parent;
}
async function belowDeleted(): Promise<Made> {
  const parent = await makeCategory(app(), {});
  const child = await gone('category', await makeCategory(app(), { parentId: parent.id }));
  await gone('category', parent);
  return child;
}

it.each(parents)('a %s that is %s', async (noun, _what, make, allowed, isDeleted) => {
  const who = as(app(), await makeMember(app(), ['CATALOG_MANAGE', 'SUPPLIERS_MANAGE']));
  const type = noun === 'category' ? 'Category' : 'Supplier';
  const list = noun === 'category' ? 'categories' : 'suppliers';
  const read = ({ id }: Made) => (isDeleted ? actionsOfDeleted(who, list, id) : actionsOf(who, type, id));
  const result = await outcomes(who, make, read, of(noun));
  expect([having(result, 'allowed'), having(result, 'hidden')]).toEqual([allowed, '']);
  if (!isDeleted) expect(await actionsOf(as(app(), 'guest'), type, (await make()).id)).toEqual([]);
});

const onRecords: Attempts = {
  VOID: ({ id: productionRecordId }) => ({
    mutation: 'voidProduction',
    input: { idempotencyKey: newKey(), productionRecordId, reason },
  }),
};

it('a production record, until it is voided or its units have left', async () => {
  const who = as(app(), await makeMember(app(), ['INVENTORY_VIEW', 'PRODUCTION_RECORD']));
  const { id: staffMemberId } = await makeStaffMember(app());
  const make = async (sql?: string) => {
    const { id: productId } = await makeProduct(app());
    const { productionRecord } = await record(app(), { productId, staffMemberId }, 'admin');
    if (sql) await app().sql(sql, [sql.includes('product ') ? productId : productionRecord.id]);
    return productionRecord as Made;
  };
  const tried = (sql?: string) =>
    outcomes(
      who,
      () => make(sql),
      ({ id }) => actionsOf(who, 'ProductionRecord', id),
      onRecords,
    );
  expect(await tried()).toEqual({ VOID: 'allowed' });
  expect(await tried('update product set stock_on_hand = 3 where id = ?')).toEqual({ VOID: 'refused' });
  expect(await tried("update production_record set voided_at = '2026-01-01 00:00:00' where id = ?")).toEqual({
    VOID: 'refused',
  });
});

it('takes as many statements for many as for two', async () => {
  for (const list of ['products', 'categories', 'suppliers', 'productionRecords']) {
    const count = async (first: number) => {
      const query = `{ ${list}(first: ${first}) { nodes { id nextActions { action } } } }`;
      return (await statementsDuring(app(), () => app().ask('admin', query))).length;
    };
    expect(await count(3)).toBe(await count(2));
    expect(await count(12)).toBe(await count(2));
  }
});
