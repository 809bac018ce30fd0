import { BarChart } from '../../kit/chart/bar-chart.tsx';
import { ChartWithTable } from '../../kit/chart/chart-with-table.tsx';
import { LineChart } from '../../kit/chart/line-chart.tsx';
import { Card } from '../../kit/page/card.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { formatDay, formatDayShort } from '../../lib/format/dates.ts';
import { formatMoney, formatMoneyShort } from '../../lib/format/numbers.ts';
import { days, sales, salesBefore } from './examples.ts';
import styles from './page.module.css';

export function ChartsShown() {
  const { currencyCode, locale } = useStore();
  const formatValue = (value: number) => formatMoney(value, currencyCode, locale);
  const formatAxis = (value: number) => formatMoneyShort(value, currencyCode, locale);
  const byDay = {
    label: 'Sales by day',
    labels: days,
    series: [
      { id: 'now', label: 'November', values: sales },
      { id: 'before', label: 'October', values: salesBefore, isComparison: true },
    ],
    formatLabel: (day: string) => formatDayShort(day, locale),
    formatAxis,
    formatValue,
  };
  const byCategory = {
    label: 'Sales by category',
    labels: ['Laptops', 'Phones', 'Audio', 'Cameras', 'Cables'],
    series: [{ id: 'sales', label: 'Sales', values: [12400, 9800, 5100, -900, 640] }],
    formatAxis,
    formatValue,
  };
  return (
    <div className={styles.stack}>
      <Card title="Line chart">
        <ChartWithTable {...byDay} labelHeader="Day" formatLabel={day => formatDay(day, locale)}>
          <LineChart {...byDay} />
        </ChartWithTable>
      </Card>
      <Card title="Bar chart">
        <ChartWithTable {...byCategory} labelHeader="Category">
          <BarChart {...byCategory} />
        </ChartWithTable>
      </Card>
    </div>
  );
}
