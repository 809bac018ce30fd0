import { TextLink } from '../../kit/text/text-link.tsx';
import type { RolesQuery } from './generated/graphql.ts';
import { MatrixMark } from './matrix-mark.tsx';
import { PermissionMatrix } from './permission-matrix.tsx';
import { inheritedFrom, rolesAbove } from './role-tree.ts';

export function AllRolesMatrix({ roles, permissions }: Pick<RolesQuery, 'roles' | 'permissions'>) {
  return (
    <PermissionMatrix
      label="Permissions of all roles"
      permissions={permissions}
      columns={roles.map(role => {
        const above = rolesAbove(roles, role.parent?.id);
        return {
          id: role.id,
          header: <TextLink href={`/roles/${role.id}`}>{role.name}</TextLink>,
          render: permission => (
            <MatrixMark
              isOwn={role.permissions.includes(permission)}
              inheritedFrom={inheritedFrom(above, permission)?.name}
            />
          ),
        };
      })}
    />
  );
}
