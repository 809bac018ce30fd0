import { allPermissions, type Permission } from '../../../authorization/permission.ts';
import type { Context } from '../../../context.ts';
import { bulkUpsert } from '../../../database/bulk.ts';
import { columnsOf, selectionOf, selectRows } from '../../../database/rows.ts';
import { rawSql, sql } from '../../../database/sql.ts';
import { Role } from './role.entity.ts';
import { effectivePermissions } from './role.rules.ts';

export type BuiltInKey = 'ADMIN' | 'MANAGER' | 'STAFF' | 'CUSTOMER';

interface BuiltInRole {
  readonly key: BuiltInKey;
  readonly name: string;
  readonly description: string;
  readonly parent: BuiltInKey | null;
  readonly permissions: readonly Permission[];
}

const staff: readonly Permission[] = ['CATALOG_MANAGE', 'CUSTOMERS_VIEW', 'CUSTOMERS_MANAGE', 'STAFF_VIEW'];

const manager: readonly Permission[] = [
  'SUPPLIERS_MANAGE',
  'USERS_VIEW',
  'STAFF_APPROVE',
  'ROLES_ASSIGN',
  'EMAILS_VIEW',
  'AUDIT_VIEW',
];

/** The roles that every store has. A parent comes before its children. */
export const builtInRoles: readonly BuiltInRole[] = [
  {
    key: 'CUSTOMER',
    name: 'Customer',
    description: 'Buys and rents; sees their own orders and contracts.',
    parent: null,
    permissions: [],
  },
  {
    key: 'STAFF',
    name: 'Staff',
    description: 'Serves customers and keeps the catalogue.',
    parent: null,
    permissions: staff,
  },
  {
    key: 'MANAGER',
    name: 'Manager',
    description: 'Runs the store from day to day, and lets new staff in.',
    parent: 'STAFF',
    permissions: manager,
  },
  {
    key: 'ADMIN',
    name: 'Administrator',
    description: 'May do everything.',
    parent: 'MANAGER',
    permissions: allPermissions.filter(name => !staff.includes(name) && !manager.includes(name)),
  },
];

/** Fixed, so that several processes that start at once write the same rows. */
export function builtInRoleId(key: BuiltInKey): string {
  const number = builtInRoles.findIndex(role => role.key === key) + 1;
  return `${Role.idPrefix}_${String(number).padStart(26, '0')}`;
}

/** Brings the built-in roles up to what this version of the program says. Writes nothing when they are. */
export async function ensureBuiltInRoles(ctx: Context): Promise<void> {
  const { db } = ctx.database;
  const selection = selectionOf(db, Role, columnsOf(db, Role));
  const statement = sql`${rawSql(`select ${selection.text} from role as t where t.built_in_key is not null`)}`;
  const existing = new Map(
    (await selectRows<Role>(ctx, selection, statement)).map(row => [row.builtInKey, row]),
  );
  const effective = new Map<BuiltInKey, Permission[]>();
  const now = ctx.clock.now();
  const wanted = builtInRoles.map(({ key, name, description, parent, permissions }) => {
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
      name,
      description,
      parent: parent === null ? null : builtInRoleId(parent),
      permissions: [...permissions],
      effectivePermissions: all,
      requiresMfa: old?.requiresMfa ?? false,
    };
  });
  const changed = wanted.filter(role => {
    const old = existing.get(role.builtInKey);
    return !old || old.name !== role.name || !isSame(old.effectivePermissions, role.effectivePermissions);
  });
  await bulkUpsert(ctx, Role as never, changed as never);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
