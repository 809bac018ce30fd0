import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { MultiSelectField } from '../../kit/field/multi-select-field.tsx';
import { SearchField } from '../../kit/field/search-field.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { statusText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { DaysFilter } from '../../lib/list/days-filter.tsx';
import { daysText } from '../../lib/list/days-text.ts';
import { ListFilters } from '../../lib/list/list-filters.tsx';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { useOpenRow } from '../../lib/list/use-open-row.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { MailsDocument, type MailsQuery } from './generated/graphql.ts';
import { MailDrawer } from './mail-drawer.tsx';
import { MailStatus } from './mail-status.tsx';
import { mailStatuses } from './routes.ts';

type Row = MailsQuery['emails']['nodes'][number];

const columns: TableColumn<Row>[] = [
  { id: 'subject', header: 'Subject', width: 'wide', render: mail => mail.subject },
  { id: 'to', header: 'To', render: mail => mail.to },
  { id: 'status', header: 'Status', width: 'narrow', render: mail => <MailStatus status={mail.status} /> },
  { id: 'template', header: 'Template', hiddenAtFirst: true, render: mail => mail.template },
  {
    id: 'attempts',
    header: 'Attempts',
    align: 'end',
    hideable: true,
    render: mail => <Quantity value={mail.attempts} />,
  },
  { id: 'createdAt', header: 'Queued', hideable: true, render: mail => <DateTime value={mail.createdAt} /> },
  { id: 'sentAt', header: 'Sent', hideable: true, render: mail => <DateTime value={mail.sentAt} /> },
];

export function MailsPage() {
  usePageTitle('Mails');
  return useCan()('EMAILS_VIEW') ? <Mails /> : <ForbiddenPage />;
}

function Mails() {
  const { to, status, created, open } = useSearch({ from: '/frame/mails' });
  const { locale } = useStore();
  const client = useClient();
  const list = useListPage();
  const openRow = useOpenRow();
  const shared = { filter: { to, status, createdOn: daysInput(created) } };
  const [{ data, fetching, error }, read] = useQuery({
    query: MailsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const page = data?.emails;
  const rows = page?.nodes ?? [];
  const clear = () => list.change({ to: undefined, status: undefined, created: undefined });

  return (
    <>
      <PageHeader title="Mails" meta="Every mail that the store sent or is about to send." />
      <DataTable<Row>
        id="mails"
        label="Mails"
        columns={columns}
        rows={rows}
        getId={mail => mail.id}
        getName={mail => `${mail.subject}, to ${mail.to}`}
        onOpen={mail => openRow(mail.id)}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{ title: 'No mails yet', text: 'Confirmations, receipts, and reminders will be listed here.' }}
        onClearFilters={to || status || created ? clear : null}
        toolbar={
          <ListFilters
            name="mails"
            list={list}
            filters={[
              ['to', 'To', to],
              ['status', 'Status', status?.map(statusText).join(', ')],
              ['created', 'Queued', created && daysText(created, locale)],
            ]}
            onClear={clear}
          >
            <SearchField
              label="Search mails"
              placeholder="Email address"
              value={to ?? ''}
              onChange={text => list.change({ to: text })}
            />
            <MultiSelectField
              label="Status"
              hideLabel
              placeholder="Any status"
              options={mailStatuses.map(id => ({ id, label: statusText(id) }))}
              value={status ?? []}
              onChange={chosen => list.change({ status: chosen })}
            />
            <DaysFilter
              label="Queued"
              value={created}
              onChange={chosen => list.change({ created: chosen })}
            />
          </ListFilters>
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(MailsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      <MailDrawer id={open} onClose={() => openRow(undefined)} />
    </>
  );
}
