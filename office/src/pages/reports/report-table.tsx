import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { Change } from '../../kit/display/change.tsx';
import type { Report, ReportRow } from './report-types.ts';
import { ReportValue } from './report-value.tsx';
import styles from './reports.module.css';

type ReportTableProps = {
  report: Report;
  rows: readonly ReportRow[];
  before: readonly ReportRow[] | undefined;
  loading: boolean;
};

export function ReportTable({ report, rows, before, loading }: ReportTableProps) {
  const isOverTime = report.chart?.kind === 'line';
  const previousOf = (row: ReportRow) =>
    isOverTime ? before?.[rows.indexOf(row)] : before?.find(({ id }) => id === row.id);
  const columns = report.columns.map(
    ({ id, header, kind, goodDirection }): TableColumn<ReportRow> => ({
      id,
      header,
      align: kind === 'money' || kind === 'count' ? 'end' : 'start',
      width: id === 'name' ? 'medium' : undefined,
      hideable: true,
      render: row => {
        const value = row.cells[id];
        const previous = previousOf(row)?.cells[id];
        const isCompared = (kind === 'money' || kind === 'count') && value != null && previous != null;
        return (
          <span className={styles.cell}>
            <ReportValue kind={kind} value={value} />
            {isCompared && <Change current={value} previous={previous} goodDirection={goodDirection} />}
          </span>
        );
      },
    }),
  );
  return (
    <DataTable<ReportRow>
      id={`report-${report.id}`}
      label={report.label}
      columns={columns}
      rows={[...rows]}
      getId={row => row.id}
      getName={row => String(row.cells[report.columns[0]?.id ?? ''] ?? '')}
      hrefOf={rows.some(({ href }) => href) ? row => row.href : undefined}
      loading={loading}
      empty={{ title: 'Nothing in these days', text: 'Choose other days, or another report.' }}
    />
  );
}
