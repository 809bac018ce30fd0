import type { GraphQLResolveInfo } from 'graphql';
import { allPermissions, type Permission, permissions } from '../../../platform/authorization/permission.ts';
import { requireUserId } from '../../../platform/authorization/rules.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { query, type Row, type Selection, selectionOf, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { Role } from './role.entity.ts';
import { seesAllRoles } from './role.rules.ts';

export type RoleRow = Row<Role>;

/** A role; null when there is none, or when it is neither the actor's nor do they see all roles. */
export async function roleById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<RoleRow | null> {
  checkId(id, 'role');
  const selection = selectionBelow(ctx, info, Role);
  if (seesAllRoles(ctx)) return loadById(ctx, Role, id, selection);
  return (await rolesOf(ctx, requireUserId(ctx), selection)).find(role => role.id === id) ?? null;
}

/** All roles by name, or only the actor's own. They are few, so the list has no pages. */
export async function listRoles(ctx: Context, info: GraphQLResolveInfo): Promise<RoleRow[]> {
  const selection = selectionBelow(ctx, info, Role);
  if (!seesAllRoles(ctx)) return rolesOf(ctx, requireUserId(ctx), selection);
  return selectRows<Role>(
    ctx,
    selection,
    sql`${rawSql(`/* accounts.roles */ select ${selection.text} from role as t${selection.joins} order by t.name, t.id`)}`,
  );
}

/** Roles by their ids, by name; without those that do not exist. */
export async function rolesByIds(
  ctx: Context,
  ids: readonly string[],
  info: GraphQLResolveInfo,
): Promise<RoleRow[]> {
  const selection = selectionBelow(ctx, info, Role, [[]], ['name']);
  const roles = await Promise.all(ids.map(id => loadById(ctx, Role, id, selection)));
  return roles.filter(role => role !== null).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function rolesOfUser(ctx: Context, userId: string, info: GraphQLResolveInfo): Promise<RoleRow[]> {
  return rolesOf(ctx, userId, selectionBelow(ctx, info, Role));
}

/** All permissions that the roles of a user grant. */
export async function permissionsOfUser(ctx: Context, userId: string): Promise<Permission[]> {
  const selection = selectionOf(ctx.database.db, Role, ['effectivePermissions']);
  const roles = await rolesOf(ctx, userId, selection);
  const held = new Set(roles.flatMap(role => role.effectivePermissions));
  return allPermissions.filter(name => held.has(name));
}

function rolesOf(ctx: Context, userId: string, selection: Selection): Promise<RoleRow[]> {
  return loadGroup(ctx, `roles ${selection.key}`, userId, ids =>
    selectRows<Role & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* accounts.rolesOfUsers */ select ${selection.text}, ur.user_id as groupId from user_role as ur join role as t on t.id = ur.role_id${selection.joins} where`)} ur.user_id in (${listSql(ids)}) order by t.name, t.id`,
    ),
  );
}

/** How many users have the role: all who were given it, in an index alone, less those that are deleted, who are few. */
export async function memberCountOf(ctx: Context, roleId: string): Promise<number> {
  const [row] = await loadGroup<{ total: number }>(ctx, 'role member counts', roleId, ids =>
    query(
      ctx,
      sql`/* accounts.roleMembers */ select groupId, sum(members) as total from (
          select role_id as groupId, count(*) as members from user_role where role_id in (${listSql(ids)}) group by role_id
          union all
          select ur.role_id, -count(*) from user as u join user_role as ur on ur.user_id = u.id
          where u.deleted_at is not null and ur.role_id in (${listSql(ids)}) group by ur.role_id
        ) as counted group by groupId`,
    ),
  );
  return Number(row?.total ?? 0);
}

export function listPermissions(): { name: Permission; description: string }[] {
  return allPermissions.map(name => ({ name, description: permissions[name] }));
}
