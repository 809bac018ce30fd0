import { ChartWithTable } from '../../../kit/chart/chart-with-table.tsx';
import { LineChart } from '../../../kit/chart/line-chart.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { SkeletonLines } from '../../../kit/state/skeleton.tsx';
import { formatDayShort } from '../../../lib/format/dates.ts';
import { formatMoney, formatMoneyShort } from '../../../lib/format/numbers.ts';
import type { DashboardQuery, TrendInterval } from '../generated/graphql.ts';

type Trend = NonNullable<NonNullable<DashboardQuery['analytics']>['salesTrend']>;
type SalesChartProps = { trend: Trend | null | undefined; interval: TrendInterval; loading: boolean };

const headers: Record<TrendInterval, string> = { DAY: 'Day', WEEK: 'Week from', MONTH: 'Month from' };

export default function SalesChart({ trend, interval, loading }: SalesChartProps) {
  const { locale, currencyCode } = useStore();
  if (!trend)
    return (
      <Card title="Sales">
        {loading ? <SkeletonLines count={8} /> : 'There are no figures for these days.'}
      </Card>
    );
  const chart = {
    label: 'Sales',
    labels: trend.map(({ periodStart }) => periodStart),
    series: [{ id: 'revenue', label: 'Revenue', values: trend.map(({ revenue }) => Number(revenue.amount)) }],
    formatLabel: (day: string) => formatDayShort(day, locale),
    formatAxis: (value: number) => formatMoneyShort(value, currencyCode, locale),
    formatValue: (value: number) => formatMoney(value, currencyCode, locale),
  };
  return (
    <Card title="Sales">
      <ChartWithTable {...chart} labelHeader={headers[interval]}>
        <LineChart {...chart} />
      </ChartWithTable>
    </Card>
  );
}
