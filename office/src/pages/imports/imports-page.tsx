import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { Section } from '../../kit/page/section.tsx';
import { statusText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ChooseFile } from './choose-file.tsx';
import { type ImportRowFragment, ImportsDocument } from './generated/graphql.ts';
import { importKinds } from './import-kinds.ts';
import { ImportStatusBadge } from './import-status-badge.tsx';
import styles from './imports.module.css';

export function ImportsPage() {
  usePageTitle('Import');
  const { kind } = useSearch({ from: '/frame/products/import' });
  const can = useCan();
  const allowed = importKinds.filter(({ needs }) => can(needs));
  const [first] = allowed;
  if (!first) return <ForbiddenPage />;
  const chosen = allowed.find(({ id }) => id === kind) ?? first;
  return (
    <>
      <PageHeader title="Import" back={{ href: '/products', label: 'Products' }} />
      <div className={styles.stack}>
        <ChooseFile kinds={allowed} initial={chosen.id} />
        <EarlierImports />
      </div>
    </>
  );
}

function EarlierImports() {
  const list = useListPage(10);
  const [{ data, fetching, error }, read] = useQuery({ query: ImportsDocument, variables: list.cursor });
  const rows = data?.imports.nodes ?? [];
  return (
    <Section title="Earlier imports" text="Kept for 90 days, with what was wrong in the files.">
      <DataTable<ImportRowFragment>
        id="imports"
        label="Earlier imports"
        columns={columns}
        rows={rows}
        getId={row => row.id}
        getName={row => row.fileName}
        hrefOf={row => `/products/import/${row.id}`}
        loading={fetching}
        skeletonRows={3}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: 'Nothing imported yet',
          text: 'Choose a file above. It is checked before anything changes.',
        }}
        paging={list.paging(data?.imports, rows.length)}
      />
    </Section>
  );
}

const columns: TableColumn<ImportRowFragment>[] = [
  { id: 'file', header: 'File', width: 'wide', render: ({ fileName }) => fileName },
  { id: 'kind', header: 'What', hideable: true, render: ({ kind }) => statusText(kind) },
  { id: 'status', header: 'Status', render: row => <ImportStatusBadge {...row} /> },
  { id: 'created', header: 'Created', align: 'end', render: row => <Quantity value={row.created} /> },
  { id: 'updated', header: 'Updated', align: 'end', render: row => <Quantity value={row.updated} /> },
  { id: 'failed', header: 'Refused', align: 'end', render: row => <Quantity value={row.failed} /> },
  {
    id: 'by',
    header: 'By',
    hideable: true,
    render: ({ createdBy }) => createdBy?.name ?? <Nothing />,
  },
  { id: 'at', header: 'Started', hideable: true, render: ({ createdAt }) => <DateTime value={createdAt} /> },
];
