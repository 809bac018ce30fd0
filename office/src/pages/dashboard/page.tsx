import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { CardGrid } from '../../kit/page/card-grid.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import styles from './dashboard.module.css';
import { DashboardDocument } from './generated/graphql.ts';
import { Figures } from './parts/figures.tsx';
import { LowStock } from './parts/low-stock.tsx';
import { RecentOrders } from './parts/recent-orders.tsx';
import { Waiting } from './parts/waiting.tsx';
import { rangeOf } from './range.ts';
import { useLiveDashboard } from './use-live-dashboard.ts';

// The calendar and the chart come after the figures.
const RangeField = lazy(() => import('./parts/range-field.tsx'));
const SalesChart = lazy(() => import('./parts/sales-chart.tsx'));

export function DashboardPage() {
  usePageTitle('Dashboard');
  const viewer = useViewer();
  const can = useCan();
  const navigate = useNavigate();
  const { days } = useSearch({ from: '/frame/' });
  const range = rangeOf(days);
  const parts = {
    figures: can('ANALYTICS_VIEW'),
    orders: can('ORDERS_VIEW'),
    stock: can('ANALYTICS_VIEW') && can('INVENTORY_VIEW', 'CATALOG_MANAGE'),
    approvals: can('STAFF_APPROVE') && can('STAFF_VIEW'),
    rentals: can('RENTALS_VIEW'),
    refunds: can('PAYMENTS_REFUND') && can('PAYMENTS_VIEW'),
    jobs: can('JOBS_MANAGE'),
  };
  const hasParts = Object.values(parts).some(Boolean);
  const [{ data, fetching, error }, read] = useQuery({
    query: DashboardDocument,
    variables: { range: range.input, interval: range.interval, ...parts },
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
