import { scaleLinear } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import styles from './chart.module.css';
import { ChartFrame, colorOf, type Plot } from './chart-frame.tsx';
import type { ChartProps, ChartSeries } from './chart-types.ts';

export function LineChart(props: ChartProps) {
  return (
    <ChartFrame {...props} placement="point">
      {plot =>
        props.series.map((series, index) => (
          <Line
            key={series.id}
            series={series}
            plot={plot}
            color={styles[colorOf(series.isComparison, index)]}
          />
        ))
      }
    </ChartFrame>
  );
}

type Point = { index: number; value: number | null };

function Line({ series, plot, color }: { series: ChartSeries; plot: Plot; color?: string }) {
  const points = series.values.map((value, index): Point => ({ index, value }));
  const x = (point: Point) => plot.x(point.index);
  const y = (point: Point) => plot.y(point.value ?? 0);
  const defined = (point: Point) => point.value !== null;
  const yScale = scaleLinear<number>({ domain: [plot.height, 0], range: [plot.height, 0] });
  // A single point makes no line, so it is always marked.
  const marked = points.length === 1 ? points[0] : points[plot.active ?? -1];
  return (
    <g className={color}>
      {!series.isComparison && (
        <AreaClosed data={points} x={x} y={y} yScale={yScale} defined={defined} className={styles.area} />
      )}
      <LinePath data={points} x={x} y={y} defined={defined} className={styles.line} fill="none" />
      {marked && defined(marked) && <circle cx={x(marked)} cy={y(marked)} r={4} className={styles.point} />}
    </g>
  );
}
