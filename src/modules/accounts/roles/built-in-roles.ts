import { allPermissions, type Permission } from '../../../platform/authorization/permission.ts';
import type { Context } from '../../../platform/context/context.ts';
import { bulkUpsert } from '../../../platform/database/bulk.ts';
import { columnsOf, type Row, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { wholePpm } from '../../../platform/lib/rate.ts';
import { Role } from './role.entity.ts';
import { effectivePermissions, rolesBelow } from './role.rules.ts';

export type BuiltInKey = 'ADMIN' | 'MANAGER' | 'STAFF' | 'CUSTOMER';

interface BuiltInRole {
  readonly key: BuiltInKey;
  readonly name: string;
  readonly description: string;
  readonly parent: BuiltInKey | null;
  readonly permissions: readonly Permission[];
  /** In millionths. */
  readonly maxDiscountPpm: number;
}

const staff: readonly Permission[] = [
  'CATALOG_MANAGE',
  'CUSTOMERS_VIEW',
  'CUSTOMERS_MANAGE',
  'STAFF_VIEW',
  'INVENTORY_VIEW',
  'PRODUCTION_RECORD',
  'ORDERS_VIEW',
  'ORDERS_MANAGE',
  'SALES_RECORD',
  'PAYMENTS_VIEW',
  'PAYMENTS_RECORD',
  'RENTALS_VIEW',
  'RENTALS_MANAGE',
];

const manager: readonly Permission[] = [
  'SUPPLIERS_MANAGE',
  'INVENTORY_MANAGE',
  'SALES_MANAGE',
  'PAYMENTS_REFUND',
  'USERS_VIEW',
  'STAFF_APPROVE',
  'ROLES_ASSIGN',
  'EMAILS_VIEW',
  'AUDIT_VIEW',
  'ANALYTICS_VIEW',
];

/** The roles that every store has. A parent comes before its children. */
export const builtInRoles: readonly BuiltInRole[] = [
  {
    key: 'CUSTOMER',
    name: 'Customer',
    description: 'Buys and rents; sees their own orders and contracts.',
    parent: null,
    permissions: [],
    maxDiscountPpm: 0,
  },
  {
    key: 'STAFF',
    name: 'Staff',
    description: 'Serves customers and maintains the catalog.',
    parent: null,
    permissions: staff,
    maxDiscountPpm: 100_000,
  },
  {
    key: 'MANAGER',
    name: 'Manager',
    description: 'Runs the store from day to day and approves new staff.',
    parent: 'STAFF',
    permissions: manager,
    maxDiscountPpm: 300_000,
  },
  {
    key: 'ADMIN',
    name: 'Administrator',
    description: 'May do everything.',
    parent: 'MANAGER',
    permissions: allPermissions.filter(name => !staff.includes(name) && !manager.includes(name)),
    maxDiscountPpm: wholePpm,
  },
];

/** The id of a built-in role. It is fixed, so that several processes that start at the same time write the same rows. */
export function builtInRoleId(key: BuiltInKey): string {
  const number = builtInRoles.findIndex(role => role.key === key) + 1;
  return `${Role.idPrefix}_${String(number).padStart(26, '0')}`;
}

/** Updates the built-in roles and the roles below them to this version of the program. Writes only what differs. */
export async function ensureBuiltInRoles(ctx: Context): Promise<void> {
  const { db } = ctx.database;
  const selection = selectionOf(db, Role, columnsOf(db, Role));
  const statement = sql`${rawSql(`select ${selection.text} from role as t`)}`;
  const rows = await selectRows<Role>(ctx, selection, statement);
  const existing = new Map(rows.map(row => [row.builtInKey, row]));
  const effective = new Map<BuiltInKey, Permission[]>();
  const now = ctx.clock.now();
  const wanted = builtInRoles.map(({ key, name, description, parent, permissions, maxDiscountPpm }) => {
    const all = effectivePermissions(permissions, parent === null ? [] : effective.get(parent)!);
    effective.set(key, all);
    const old = existing.get(key);
    return {
      id: builtInRoleId(key),
      createdAt: old?.createdAt ?? now,
      updatedAt: now,
      deletedAt: null,
      version: (old?.version ?? 0) + 1,
      builtInKey: key,
      code: key,
      name,
      description,
      parent: parent === null ? null : builtInRoleId(parent),
      permissions: [...permissions],
      effectivePermissions: all,
      maxDiscountPpm,
      requiresMfa: old?.requiresMfa ?? false,
    };
  });
  const changed = wanted.filter(role => {
    const old = existing.get(role.builtInKey);
    return (
      !old ||
      old.code !== role.code ||
      old.name !== role.name ||
      old.description !== role.description ||
      old.maxDiscountPpm !== role.maxDiscountPpm ||
      !isSame(old.effectivePermissions, role.effectivePermissions)
    );
  });
  await bulkUpsert(ctx, Role, changed);
  await bulkUpsert(ctx, Role, outdatedBelow(rows, wanted, now));
}

/** The custom roles below the built-in ones whose inherited permissions have changed. */
function outdatedBelow(
  rows: readonly Row<Role>[],
  builtIn: readonly { id: string; effectivePermissions: readonly Permission[] }[],
  now: Date,
): Row<Role>[] {
  const custom = rows.filter(row => row.builtInKey === null);
  const nodes = custom.map(({ id, parent, permissions }) => ({ id, parentId: parent, permissions }));
  const byId = new Map(custom.map(row => [row.id, row]));
  const effective = new Map(builtIn.map(role => [role.id, role.effectivePermissions]));
  return builtIn
    .flatMap(role => rolesBelow(nodes, role.id))
    .flatMap(({ id, parentId, permissions }) => {
      const old = byId.get(id)!;
      const all = effectivePermissions(permissions, effective.get(parentId!)!);
      effective.set(id, all);
      if (isSame(old.effectivePermissions, all)) return [];
      return [{ ...old, effectivePermissions: all, updatedAt: now, version: old.version + 1 }];
    });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
