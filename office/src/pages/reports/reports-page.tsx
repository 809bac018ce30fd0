import { useSearch } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { dayInZone } from '../../lib/format/dates.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { daysInput } from '../../lib/list/days.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { ExportDialog } from '../exports/export-dialog.tsx';
import { ReportControls } from './report-controls.tsx';
import { ReportFigures } from './report-figures.tsx';
import { ReportTable } from './report-table.tsx';
import type { Report, ReportChoice } from './report-types.ts';
import styles from './reports.module.css';
import { reports } from './reports.ts';

// The table comes first.
const ReportChart = lazy(() => import('./report-chart.tsx'));

export function ReportsPage() {
  usePageTitle('Reports');
  const can = useCan();
  const offered = reports.filter(({ needs }) => needs.every(permission => can(permission)));
  const { report: id } = useSearch({ from: '/frame/reports' });
  const report = offered.find(each => each.id === id) ?? offered[0];
  return report ? <OneReport key={report.id} report={report} offered={offered} /> : <ForbiddenPage />;
}

function OneReport({ report, offered }: { report: Report; offered: readonly Report[] }) {
  const search = useSearch({ from: '/frame/reports' });
  const { timeZone } = useStore();
  const list = useListPage();
  const [isExporting, setIsExporting] = useState(false);
  const today = dayInZone(new Date(), timeZone);
  const days = search.days ?? 'LAST_30_DAYS';
  const range = daysInput(days) ?? { preset: 'LAST_30_DAYS' as const };
  const choice: ReportChoice = {
    range,
    day: search.day ?? today,
    interval: search.interval ?? 'DAY',
    by: search.by ?? 'REVENUE',
    channel: search.channel,
  };
  const { query, variables, result: resultOf } = report.source;
  const [{ data, fetching, error }, read] = useQuery({ query, variables: variables(choice) });
  const isComparing = report.days === 'range' && Boolean(search.compare);
  // Asked for at the same time: the API knows which days these are.
  const [{ data: dataBefore }] = useQuery({
    query,
    variables: variables({ ...choice, range: { ...range, previous: true } }),
    pause: !isComparing,
  });
  const result = data ? resultOf(data) : null;
  const rows = result?.rows ?? [];
  const before = isComparing && dataBefore ? resultOf(dataBefore)?.rows : undefined;
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  const exportedDays = report.days === 'day' ? `${choice.day}..${choice.day}` : days;

  return (
    <div className={styles.page}>
      <PageHeader
        title="Reports"
        meta={report.description}
        actions={[
          {
            id: 'export',
            label: 'Export',
            icon: <FileDown aria-hidden />,
            onAction: () => setIsExporting(true),
          },
        ]}
      />
      <ReportControls
        offered={offered}
        report={report}
        search={search}
        choice={choice}
        days={days}
        today={today}
        onChange={changes => list.change({ ...changes })}
      />
      {failure && <ErrorState {...failure} />}
      {!failure && report.shape === 'figures' && (
        <ReportFigures columns={report.columns} row={rows[0]} before={before?.[0]} />
      )}
      {!failure && report.shape === 'table' && (
        <>
          {rows.length > 0 && (
            <Card title={report.label}>
              <Suspense>
                <ReportChart report={report} choice={choice} rows={rows} before={before} />
              </Suspense>
            </Card>
          )}
          <ReportTable report={report} rows={rows} before={before} loading={fetching} />
          {result?.hasMore && <p>These are the first {rows.length}. Export the report to get all.</p>}
        </>
      )}
      <ExportDialog
        isOpen={isExporting}
        onClose={() => setIsExporting(false)}
        report={report.id}
        days={report.days === 'none' ? undefined : exportedDays}
        options={exportOptions(report, choice)}
      />
    </div>
  );
}

function exportOptions({ options = [] }: Report, { interval, by, channel }: ReportChoice) {
  return {
    ...(options.includes('interval') && { interval }),
    ...(options.includes('by') && { by }),
    ...(options.includes('channel') && channel && { channel }),
  };
}
