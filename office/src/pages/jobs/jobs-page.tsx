import { useSearch } from '@tanstack/react-router';
import { useClient, useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { useOpenRow } from '../../lib/list/use-open-row.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { DeadJobsDocument, type DeadJobsQuery } from './generated/graphql.ts';
import { JobDrawer } from './job-drawer.tsx';

type Row = DeadJobsQuery['deadJobs']['nodes'][number];

const columns: TableColumn<Row>[] = [
  { id: 'name', header: 'Job', render: job => job.name },
  { id: 'lastError', header: 'Last error', width: 'wide', render: job => job.lastError?.split('\n')[0] },
  {
    id: 'attempts',
    header: 'Attempts',
    align: 'end',
    hideable: true,
    render: job => <Quantity value={job.attempts} />,
  },
  {
    id: 'createdAt',
    header: 'Queued',
    hiddenAtFirst: true,
    render: job => <DateTime value={job.createdAt} />,
  },
  { id: 'failedAt', header: 'Given up', render: job => <DateTime value={job.failedAt} /> },
];

export function JobsPage() {
  usePageTitle('Background jobs');
  return useCan()('JOBS_MANAGE') ? <Jobs /> : <ForbiddenPage />;
}

function Jobs() {
  const { open } = useSearch({ from: '/frame/jobs' });
  const client = useClient();
  const list = useListPage();
  const openRow = useOpenRow();
  const [{ data, fetching, error }, read] = useQuery({ query: DeadJobsDocument, variables: list.cursor });
  const page = data?.deadJobs;
  const rows = page?.nodes ?? [];

  return (
    <>
      <PageHeader
        title="Background jobs"
        meta="Jobs that failed again and again, until they were given up. Everything else takes care of itself."
      />
      <DataTable<Row>
        id="jobs"
        label="Jobs that were given up"
        columns={columns}
        rows={rows}
        getId={job => job.id}
        getName={job => job.name}
        onOpen={job => openRow(job.id)}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: 'All jobs are fine',
          text: 'A job that fails for good will be listed here, with its error.',
        }}
        paging={list.paging(page, rows.length, cursor => {
          void client.query(DeadJobsDocument, cursor).toPromise();
        })}
      />
      <JobDrawer job={rows.find(({ id }) => id === open)} onClose={() => openRow(undefined)} />
    </>
  );
}
