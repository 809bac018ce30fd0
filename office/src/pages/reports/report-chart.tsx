import { BarChart } from '../../kit/chart/bar-chart.tsx';
import type { ChartSeries } from '../../kit/chart/chart-types.ts';
import { LineChart } from '../../kit/chart/line-chart.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { formatDay, formatDayShort } from '../../lib/format/dates.ts';
import { formatMoney, formatMoneyShort, formatQuantity } from '../../lib/format/numbers.ts';
import type { Report, ReportChoice, ReportRow } from './report-types.ts';

type ReportChartProps = {
  report: Report;
  choice: ReportChoice;
  rows: readonly ReportRow[];
  before: readonly ReportRow[] | undefined;
};

/** Bars for more rows than this would be too thin to read; the table has all of them. */
const maxBars = 12;

/** The table below the chart says the same in numbers. */
export default function ReportChart({ report, choice, rows, before }: ReportChartProps) {
  const { currencyCode, locale } = useStore();
  const { chart, columns } = report;
  const column = chart && columns.find(({ id }) => id === chart.value(choice));
  const labelColumn = columns[0];
  if (!chart || !column || !labelColumn || rows.length === 0) return null;

  const isLine = chart.kind === 'line';
  const shown = isLine ? rows : rows.slice(0, maxBars);
  const figureOf = (row: ReportRow | undefined) => (row ? Number(row.cells[column.id] ?? 0) : null);
  const series: ChartSeries[] = [{ id: 'now', label: 'These days', values: shown.map(figureOf) }];
  if (before) {
    // Periods are compared in their order, everything else by what it is.
    const previous = (row: ReportRow, index: number) =>
      isLine ? before[index] : before.find(({ id }) => id === row.id);
    series.push({
      id: 'before',
      label: 'The days before',
      values: shown.map((row, index) => figureOf(previous(row, index))),
      isComparison: true,
    });
  }

  const isMoney = column.kind === 'money';
  const labels = shown.map(row => String(row.cells[labelColumn.id] ?? ''));
  const Chart = isLine ? LineChart : BarChart;
  return (
    <Chart
      label={`${report.label}: ${column.header}`}
      labels={labels}
      series={series}
      formatLabel={label => shortLabel(label, isLine, locale)}
      formatAxis={value =>
        isMoney ? formatMoneyShort(value, currencyCode, locale) : formatQuantity(value, locale)
      }
      formatValue={value =>
        isMoney ? formatMoney(value, currencyCode, locale) : formatQuantity(value, locale)
      }
    />
  );
}

const maxLabelLength = 12;

function shortLabel(label: string, isDay: boolean, locale: string): string {
  if (isDay) return formatDayShort(label, locale) || formatDay(label, locale);
  return label.length > maxLabelLength ? `${label.slice(0, maxLabelLength - 1)}…` : label;
}
