export type ChartSeries = {
  id: string;
  label: string;
  /** One value for each label of the chart; null leaves a gap. */
  values: readonly (number | null)[];
  /** The time before is drawn dashed and gray. */
  isComparison?: boolean;
};

export type ChartProps = {
  /** Names the chart for screen readers. */
  label: string;
  /** What stands at the foot: days, months, products. */
  labels: readonly string[];
  series: readonly ChartSeries[];
  formatLabel?: (label: string) => string;
  /** For the axis: short, such as "$1.3K". */
  formatAxis: (value: number) => string;
  /** For tooltip and table: exact. */
  formatValue: (value: number) => string;
  height?: number;
};
