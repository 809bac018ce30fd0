import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { CardGrid } from '../../kit/page/card-grid.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { whenIdle } from '../../lib/when-idle.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import styles from './dashboard.module.css';
import { DashboardDocument } from './generated/graphql.ts';
import { Figures } from './parts/figures.tsx';
import { LowStock } from './parts/low-stock.tsx';
import { RecentOrders } from './parts/recent-orders.tsx';
import { Waiting } from './parts/waiting.tsx';
import { rangeOf } from './range.ts';
import { useLiveDashboard } from './use-live-dashboard.ts';
import { dashboardVariables, partsOf } from './variables.ts';

// The calendar and the chart come after the figures.
const RangeField = lazy(() => whenIdle().then(() => import('./parts/range-field.tsx')));
const SalesChart = lazy(() => whenIdle().then(() => import('./parts/sales-chart.tsx')));

export function DashboardPage() {
  usePageTitle('Dashboard');
  const viewer = useViewer();
  const navigate = useNavigate();
  const { days } = useSearch({ from: '/frame/' });
  const range = rangeOf(days);
  const parts = partsOf(viewer.permissions);
  const hasParts = Object.values(parts).some(Boolean);
  const [{ data, fetching, error }, read] = useQuery({
    query: DashboardDocument,
    variables: dashboardVariables(viewer.permissions, days),
    pause: !hasParts,
  });
  const readAgain = () => read({ requestPolicy: 'network-only' });
  useLiveDashboard(parts, readAgain);

  const failure = data ? null : errorState(error, readAgain);
  const isLoading = fetching && !data;
  const figures = data?.analytics?.dashboard;
  return (
    <>
      <PageHeader
        title={greeting(viewer.name)}
        primary={
          parts.figures && (
            <Suspense fallback={<span className={styles.rangePlace} />}>
              <RangeField
                days={range.days}
                onChange={next => void navigate({ to: '/', search: { days: next }, replace: true })}
              />
            </Suspense>
          )
        }
      />
      {failure && <ErrorState {...failure} />}
      {!hasParts && <p>Choose an area at the left to begin.</p>}
      {!failure && hasParts && (
        <div className={styles.page}>
          <Waiting data={data} />
          {parts.figures && <Figures dashboard={figures} loading={isLoading} />}
          {parts.figures && (
            <Suspense fallback={<div className={styles.chartPlace} />}>
              <SalesChart trend={data?.analytics?.salesTrend} interval={range.interval} loading={isLoading} />
            </Suspense>
          )}
          <CardGrid>
            {parts.orders && <RecentOrders orders={data?.recentOrders?.nodes} loading={isLoading} />}
            {parts.stock && <LowStock products={figures?.lowStock} loading={isLoading} />}
          </CardGrid>
        </div>
      )}
    </>
  );
}

function greeting(name: string): string {
  return `Hello, ${name.split(' ')[0]}`;
}
