import { useSearch } from '@tanstack/react-router';
import { MailPlus, UserPlus } from 'lucide-react';
import { useClient, useQuery, useSubscription } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { CheckboxField } from '../../kit/field/checkbox-field.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { sortInput, sortText, tableSort } from '../../lib/list/sort.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportList } from '../exports/export-list.tsx';
import { StaffDocument, type StaffQuery, StaffUpdatedDocument } from './generated/graphql.ts';
import { type staffSorts, staffStatuses } from './routes.ts';
import { StaffStatusBadge, staffStatusNames } from './staff-status.tsx';

type Row = StaffQuery['staffMembers']['nodes'][number];
type Sort = (typeof staffSorts)[number];

const columns: TableColumn<Row>[] = [
  { id: 'NAME', header: 'Name', sortable: true, render: member => member.name },
  {
    id: 'CODE',
    header: 'Code',
    sortable: true,
    width: 'narrow',
    hideable: true,
    render: member => member.code,
  },
  { id: 'jobTitle', header: 'Job title', hideable: true, render: member => member.jobTitle },
  { id: 'email', header: 'Email', hideable: true, render: member => member.email },
  {
    id: 'status',
    header: 'Status',
    render: member => (
      <StaffStatusBadge
        status={member.status}
        isDeleted={member.deletedAt != null}
        isInvited={member.invitation != null}
      />
    ),
  },
  { id: 'hiredOn', header: 'First day', hideable: true, render: member => <Day value={member.hiredOn} /> },
  {
    id: 'CREATED_AT',
    header: 'Added',
    sortable: true,
    hiddenAtFirst: true,
    render: member => <DateTime value={member.createdAt} />,
  },
];

export function StaffPage() {
  usePageTitle('Staff');
  const can = useCan();
  return can('STAFF_VIEW') ? <StaffList isManaged={can('STAFF_MANAGE')} /> : <ForbiddenPage />;
}

function StaffList({ isManaged }: { isManaged: boolean }) {
  const { search, status, deleted, sort } = useSearch({ from: '/frame/staff' });
  const list = useListPage();
  const client = useClient();
  const shared = { filter: { search, status, deleted }, sort: sortInput<Sort>(sort) };
  const [{ data, fetching, error }, read] = useQuery({
    query: StaffDocument,
    variables: { ...list.cursor, ...shared },
  });
  const readAgain = () => read({ requestPolicy: 'network-only' });
  useSubscription({ query: StaffUpdatedDocument }, (_previous, event) => {
    readAgain();
    return event;
  });
  const page = data?.staffMembers;
  const rows = page?.nodes ?? [];
  const clear = () => list.change({ search: undefined, status: undefined, deleted: undefined });

  return (
    <>
      <PageHeader
        title="Staff"
        primary={
          isManaged && (
            <LinkButton href="/staff/invite" variant="primary" icon={<MailPlus aria-hidden />}>
              Invite
            </LinkButton>
          )
        }
        actions={
          isManaged
            ? [
                {
                  id: 'new',
                  label: 'Add without an account',
                  href: '/staff/new',
                  icon: <UserPlus aria-hidden />,
                },
              ]
            : []
        }
      />
      <DataTable<Row>
        id="staff"
        label="Staff"
        columns={columns}
        rows={rows}
        getId={member => member.id}
        getName={member => member.name}
        hrefOf={member => `/staff/${member.id}`}
        sort={tableSort(sort ?? 'NAME')}
        onSortChange={next => list.change({ sort: sortText(next) })}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, readAgain)}
        empty={{ title: 'No staff yet', text: 'Invite the people who work here, or have them register.' }}
        onClearFilters={search || status || deleted ? clear : null}
        toolbar={
          <ListFilters
            name="staff"
            list={list}
            filters={[
              ['status', 'Status', status?.map(each => staffStatusNames[each]).join(', ')],
              ['deleted', 'Deleted', deleted && 'yes'],
            ]}
            onClear={clear}
            actions={
              <ExportList
                name="staffMembers"
                filter={shared.filter}
                sort={sortInput<Sort>(sort ?? 'NAME')}
                count={page}
              />
            }
          >
            <SearchField
              label="Search staff"
              placeholder="Name, code, email, or job title"
              value={search ?? ''}
              onChange={next => list.change({ search: next })}
            />
            <MultiSelectField
              label="Status"
              hideLabel
              placeholder="Any status"
              options={staffStatuses.map(id => ({ id, label: staffStatusNames[id] }))}
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
          void client.query(StaffDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
    </>
  );
}
