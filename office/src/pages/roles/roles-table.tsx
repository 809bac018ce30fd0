import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { Nothing } from '../../kit/display/nothing.tsx';
import { Percent } from '../../kit/display/percent.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import type { ErrorStateProps } from '../../kit/state/error-state.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { RolesQuery } from './generated/graphql.ts';

type Row = RolesQuery['roles'][number];

function columnsOf(roles: Row[]): TableColumn<Row>[] {
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  return [
    { id: 'name', header: 'Name', render: role => role.name },
    { id: 'description', header: 'For', width: 'wide', hideable: true, render: role => role.description },
    {
      id: 'parent',
      header: 'Inherits from',
      hideable: true,
      render: role => (role.parent ? names.get(role.parent.id) : <Nothing />),
    },
    {
      id: 'permissions',
      header: 'Permissions',
      align: 'end',
      render: role => <Quantity value={role.effectivePermissions.length} />,
    },
    { id: 'members', header: 'Members', align: 'end', render: role => <Quantity value={role.memberCount} /> },
    {
      id: 'discount',
      header: 'Discount up to',
      align: 'end',
      hideable: true,
      render: role => <Percent value={role.maxDiscountRate} scale="fraction" />,
    },
    {
      id: 'mfa',
      header: 'Second factor',
      hideable: true,
      render: role => (role.requiresMfa ? 'Required' : 'Optional'),
    },
    {
      id: 'kind',
      header: 'Kind',
      hideable: true,
      render: role => <StatusBadge>{role.builtIn ? 'Built in' : 'Of the store'}</StatusBadge>,
    },
  ];
}

type RolesTableProps = { roles: Row[]; loading: boolean; error: ErrorStateProps | null };

/** All roles: they are few, so there are no pages. */
export function RolesTable({ roles, loading, error }: RolesTableProps) {
  return (
    <DataTable<Row>
      id="roles"
      label="Roles"
      columns={columnsOf(roles)}
      rows={roles}
      getId={role => role.id}
      getName={role => role.name}
      hrefOf={role => `/roles/${role.id}`}
      loading={loading}
      error={error}
      empty={{ title: 'No roles' }}
    />
  );
}
