import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { statusText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { UsersDocument, type UsersQuery } from './generated/graphql.ts';
import { type userSorts, userStatuses } from './routes.ts';
import { UserStatusBadge } from './user-status.tsx';

type Row = UsersQuery['users']['nodes'][number];
type Sort = (typeof userSorts)[number];

const columns: TableColumn<Row>[] = [
  { id: 'NAME', header: 'Name', sortable: true, render: user => user.name },
  { id: 'EMAIL', header: 'Email', sortable: true, render: user => user.email },
  {
    id: 'roles',
    header: 'Roles',
    hideable: true,
    render: user => user.roles.map(role => role.name).join(', ') || <Nothing />,
  },
  {
    id: 'status',
    header: 'Status',
    render: user => <UserStatusBadge status={user.status} isDeleted={user.deletedAt != null} />,
  },
  {
    id: 'confirmed',
    header: 'Email confirmed',
    hideable: true,
    render: user => (user.emailVerifiedAt ? 'Yes' : 'No'),
  },
  { id: 'mfa', header: 'Second factor', hideable: true, render: user => (user.mfaEnabled ? 'On' : 'Off') },
  {
    id: 'CREATED_AT',
    header: 'Since',
    sortable: true,
    hideable: true,
    render: user => <DateTime value={user.createdAt} />,
  },
];

export function UsersPage() {
  usePageTitle('Users');
  const can = useCan();
  return can('USERS_VIEW') ? <UsersList /> : <ForbiddenPage />;
}

const any = 'any';

function UsersList() {
  const { search, roleId, status, deleted, sort } = useSearch({ from: '/frame/users' });
  const list = useListPage();
  const client = useClient();
  const shared = { filter: { search, roleId, status, deleted }, sort: sortInput<Sort>(sort) };
  const [{ data, fetching, error }, read] = useQuery({
    query: UsersDocument,
    variables: { ...list.cursor, ...shared },
  });
  const page = data?.users;
  const rows = page?.nodes ?? [];
  const roles = data?.roles ?? [];
  const clear = () =>
    list.change({ search: undefined, roleId: undefined, status: undefined, deleted: undefined });

  return (
    <>
      <PageHeader title="Users" meta="Everybody who has an account: customers and staff." />
      <DataTable<Row>
        id="users"
        label="Users"
        columns={columns}
        rows={rows}
        getId={user => user.id}
        getName={user => user.name}
        hrefOf={user => `/users/${user.id}`}
        sort={tableSort(sort ?? 'NAME')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{ title: 'No accounts', text: 'Who registers appears here.' }}
        onClearFilters={search || roleId || status || deleted ? clear : null}
        toolbar={
          <ListFilters
            name="users"
            list={list}
            filters={[
              ['roleId', 'Role', roleId && (roles.find(({ id }) => id === roleId)?.name ?? roleId)],
              ['status', 'Status', status?.map(statusText).join(', ')],
              ['deleted', 'Deleted', deleted && 'yes'],
            ]}
            onClear={clear}
            actions={
              <ExportList
                name="users"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? 'NAME')}
                count={page}
              />
            }
          >
            <SearchField
              label="Search users"
              placeholder="Name or email"
              value={search ?? ''}
              onChange={next => list.change({ search: next })}
            />
            <SelectField
              label="Role"
              hideLabel
              options={[
                { id: any, label: 'Any role' },
                ...roles.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={roleId ?? any}
              onChange={next => list.change({ roleId: next === any ? undefined : next })}
            />
            <MultiSelectField
              label="Status"
              hideLabel
              placeholder="Any status"
              options={userStatuses.map(id => ({ id, label: statusText(id) }))}
              value={status ?? []}
              onChange={next => list.change({ status: next })}
            />
            <CheckboxField
              label="Deleted ones"
              value={deleted ?? false}
              onChange={next => list.change({ deleted: next })}
            />
          </ListFilters>
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(UsersDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
