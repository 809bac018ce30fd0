import { FileDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { formatDayRange } from '../../lib/format/dates.ts';
import { formatBytes } from '../../lib/format/numbers.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { useMayOpen } from '../../shell/navigation/use-may-open.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ExportProgress, type ShownExport } from './export-progress.tsx';
import { exportReport } from './export-reports.ts';
import styles from './exports.module.css';
import { ExportCancelDocument, ExportDeleteDocument, ExportsDocument } from './generated/graphql.ts';
import { useDownload } from './use-download.ts';

const nameOf = (row: ShownExport) => `${exportReport(row.report)?.label ?? row.report} (${row.format})`;

/** The reader's own exports: nobody sees those of others. */
export function ExportsPage() {
  return useMayOpen()('/exports') ? <Exports /> : <ForbiddenPage />;
}

function Exports() {
  usePageTitle('Exports');
  const { locale } = useStore();
  const client = useClient();
  const list = useListPage();
  const [isOpen, setIsOpen] = useState(false);
  const [deleted, setDeleted] = useState<ShownExport | null>(null);
  const { download, pendingId } = useDownload();
  const cancelling = useAction(ExportCancelDocument, answer => answer.cancelExport);
  const deleting = useAction(ExportDeleteDocument, answer => answer.deleteExport);
  const [{ data, fetching, error }, read] = useQuery({ query: ExportsDocument, variables: list.cursor });
  const page = data?.exports;
  const rows = page?.nodes ?? [];

  async function cancel(row: ShownExport) {
    if (await cancelling.run({ id: row.id })) toast.success({ title: `${nameOf(row)} was canceled` });
  }
  async function remove(row: ShownExport) {
    if (!(await deleting.run({ id: row.id }))) return;
    setDeleted(null);
    toast.success({ title: `${nameOf(row)} was deleted` });
  }

  const columns: TableColumn<ShownExport>[] = [
    { id: 'report', header: 'Export', render: nameOf },
    {
      id: 'days',
      header: 'Covers',
      hideable: true,
      render: ({ from, to, filter }) => {
        if (from && to) return formatDayRange(from, to, locale);
        return filter ? 'What was filtered' : 'All time';
      },
    },
    { id: 'status', header: 'Status', width: 'medium', render: row => <ExportProgress shown={row} /> },
    {
      id: 'rows',
      header: 'Rows',
      align: 'end',
      hideable: true,
      render: row => <Quantity value={row.rowCount} />,
    },
    {
      id: 'size',
      header: 'Size',
      align: 'end',
      hideable: true,
      render: ({ bytes }) => bytes !== null && bytes !== undefined && formatBytes(bytes, locale),
    },
    { id: 'created', header: 'Requested', render: row => <RelativeTime value={row.createdAt} /> },
    {
      id: 'expires',
      header: 'Kept until',
      hiddenAtFirst: true,
      render: row => <DateTime value={row.expiresAt} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      render: row => (
        <span className={styles.actions}>
          {row.status === 'READY' && (
            <Button
              size="small"
              icon={<FileDown aria-hidden />}
              aria-label={`Download ${nameOf(row)}`}
              pending={pendingId === row.id}
              onPress={() => void download(row.id)}
            >
              Download
            </Button>
          )}
          {row.nextActions.some(({ action, allowed }) => action === 'CANCEL' && allowed) && (
            <Button size="small" aria-label={`Cancel ${nameOf(row)}`} onPress={() => void cancel(row)}>
              Cancel
            </Button>
          )}
          {row.nextActions.some(({ action, allowed }) => action === 'DELETE' && allowed) && (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Delete ${nameOf(row)}`}
              onPress={() => setDeleted(row)}
            >
              Delete
            </Button>
          )}
        </span>
      ),
    },
  ];

  return (
    <>
      <PageHeader
        title="Exports"
        meta="Files that you asked for. Each is kept for a day."
        primary={
          <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setIsOpen(true)}>
            New export
          </Button>
        }
      />
      <DataTable<ShownExport>
        id="exports"
        label="Exports"
        columns={columns}
        rows={rows}
        getId={row => row.id}
        getName={nameOf}
        filterKey={list.filterKey}
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={{
          title: 'No exports yet',
          text: 'Write a list or a report into a file, for a spreadsheet or to print.',
          action: <Button onPress={() => setIsOpen(true)}>New export</Button>,
        }}
        paging={list.paging(page, rows.length, cursor => {
          void client.query(ExportsDocument, cursor).toPromise();
        })}
      />
      {cancelling.problem && <p role="alert">{cancelling.problem}</p>}
      <ExportDialog isOpen={isOpen} onClose={() => setIsOpen(false)} />
      <ConfirmDialog
        isOpen={deleted !== null}
        onClose={() => {
          setDeleted(null);
          deleting.reset();
        }}
        title="Delete this export?"
        confirmLabel="Delete export"
        pending={deleting.pending}
        error={deleting.problem}
        onConfirm={() => deleted && void remove(deleted)}
      >
        <p>{deleted && nameOf(deleted)} and its file are deleted. You can export it again at any time.</p>
      </ConfirmDialog>
    </>
  );
}
