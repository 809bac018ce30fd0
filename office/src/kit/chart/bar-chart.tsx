import { Bar } from '@visx/shape';
import { classNames } from '../class-names.ts';
import styles from './chart.module.css';
import { ChartFrame, colorOf } from './chart-frame.tsx';
import type { ChartProps } from './chart-types.ts';

export function BarChart(props: ChartProps) {
  const { series, labels } = props;
  return (
    <ChartFrame {...props} placement="band">
      {plot => {
        const group = Math.min(plot.step * 0.7, 64 * series.length);
        const width = group / Math.max(series.length, 1);
        return labels.map((label, index) => (
          <g
            key={label}
            className={plot.active === null || plot.active === index ? undefined : styles.dimmed}
          >
            {series.map((each, at) => {
              const value = each.values[index];
              if (value == null) return null;
              const top = Math.min(plot.y(value), plot.y(0));
              return (
                <Bar
                  key={each.id}
                  x={plot.x(index) - group / 2 + at * width}
                  y={top}
                  width={Math.max(width - 2, 1)}
                  height={Math.abs(plot.y(value) - plot.y(0))}
                  rx={2}
                  className={classNames(styles.bar, styles[colorOf(each.isComparison, at)])}
                />
              );
            })}
          </g>
        ));
      }}
    </ChartFrame>
  );
}
