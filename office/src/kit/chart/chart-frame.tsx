import { scaleLinear } from '@visx/scale';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { classNames } from '../class-names.ts';
import styles from './chart.module.css';
import { nextPoint, shownLabels, valueDomain } from './chart-math.ts';
import type { ChartProps } from './chart-types.ts';
import { useWidth } from './use-width.ts';

export type Plot = {
  width: number;
  height: number;
  /** The middle of the label with this index. */
  x: (index: number) => number;
  y: (value: number) => number;
  /** How wide the place of one label is. */
  step: number;
  active: number | null;
};

type ChartFrameProps = ChartProps & {
  /** Bars stand in the middle of their place; lines go from edge to edge. */
  placement: 'band' | 'point';
  children: (plot: Plot) => ReactNode;
};

/** How much larger than usual the reader has the texts of the browser. */
function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

/** Axes, grid, legend, and tooltip of all charts, by pointer and by arrow keys. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    label,
    labels,
    series,
    formatAxis,
    formatLabel = String,
    height = 260,
    placement,
    children,
  } = props;
  const [box, outerWidth] = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<number | null>(null);
  const [scale] = useState(textScale);

  const margin = { top: 12 * scale, right: 12 * scale, bottom: 28 * scale, left: 60 * scale };
  const width = Math.max(outerWidth - margin.left - margin.right, 0);
  const plotHeight = height - margin.top - margin.bottom;
  const count = labels.length;
  const step = placement === 'band' ? width / Math.max(count, 1) : width / Math.max(count - 1, 1);
  const x = (index: number) =>
    placement === 'band' ? (index + 0.5) * step : count === 1 ? width / 2 : index * step;
  const y = scaleLinear<number>({ domain: valueDomain(series), range: [plotHeight, 0], nice: 4 });
  const plot: Plot = { width, height: plotHeight, x, y: value => y(value), step, active };

  function point(event: PointerEvent<HTMLElement>) {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left - margin.left;
    const index = placement === 'band' ? Math.floor(at / step) : Math.round(at / step);
    setActive(count === 0 ? null : Math.min(Math.max(index, 0), count - 1));
  }
  function press(event: KeyboardEvent) {
    const next = nextPoint(event.key, active, count);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
  }

  return (
    <div className={styles.chart}>
      {series.length > 1 && (
        <ul aria-hidden className={styles.legend}>
          {series.map((each, index) => (
            <li
              key={each.id}
              className={classNames(styles.legendItem, styles[colorOf(each.isComparison, index)])}
            >
              {each.label}
            </li>
          ))}
        </ul>
      )}
      {/* A slider through the points: the arrow keys move it, and screen readers read its text. */}
      <div
        ref={box}
        role="slider"
        aria-roledescription="chart"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(count - 1, 0)}
        aria-valuenow={active ?? 0}
        aria-valuetext={active === null ? 'Use the arrow keys to read the values.' : spoken(props, active)}
        tabIndex={0}
        className={styles.plot}
        onPointerMove={point}
        onPointerLeave={() => setActive(null)}
        onKeyDown={press}
        onBlur={() => setActive(null)}
      >
        <svg aria-hidden width={outerWidth} height={height} className={styles.svg}>
          <g transform={`translate(${margin.left},${margin.top})`}>
            {y.ticks(4).map(tick => (
              <g key={tick} transform={`translate(0,${y(tick)})`}>
                <line x2={width} className={tick === 0 ? styles.zero : styles.gridLine} />
                <text x={-10} dy="0.32em" className={styles.axisEnd}>
                  {formatAxis(tick)}
                </text>
              </g>
            ))}
            {shownLabels(count, width, 72 * scale).map(index => (
              <text
                key={labels[index]}
                x={x(index)}
                y={plotHeight + 20 * scale}
                className={index === 0 && placement === 'point' ? styles.axisStart : styles.axisMiddle}
              >
                {formatLabel(labels[index] ?? '')}
              </text>
            ))}
            {active !== null && placement === 'point' && (
              <line x1={x(active)} x2={x(active)} y2={plotHeight} className={styles.cursor} />
            )}
            {width > 0 && children(plot)}
          </g>
        </svg>
        {active !== null && (
          <ChartTip {...props} index={active} at={margin.left + x(active)} outerWidth={outerWidth} />
        )}
      </div>
    </div>
  );
}

export function colorOf(isComparison: boolean | undefined, index: number): string {
  return isComparison ? 'comparison' : `color${(index % 3) + 1}`;
}

function spoken({ labels, series, formatLabel = String, formatValue }: ChartProps, index: number): string {
  const values = series.map(each => {
    const value = each.values[index];
    return `${each.label} ${value == null ? 'none' : formatValue(value)}`;
  });
  return `${formatLabel(labels[index] ?? '')}: ${values.join(', ')}`;
}

type ChartTipProps = Pick<ChartProps, 'labels' | 'series' | 'formatLabel' | 'formatValue'> & {
  index: number;
  at: number;
  outerWidth: number;
};

function ChartTip({
  labels,
  series,
  formatLabel = String,
  formatValue,
  index,
  at,
  outerWidth,
}: ChartTipProps) {
  // On the side where there is room.
  const place = at > outerWidth / 2 ? { right: outerWidth - at + 10 } : { left: at + 10 };
  return (
    <div className={styles.tip} style={place} aria-hidden>
      <p className={styles.tipTitle}>{formatLabel(labels[index] ?? '')}</p>
      {series.map((each, at) => {
        const value = each.values[index];
        return (
          <p key={each.id} className={styles.tipRow}>
            <span className={classNames(styles.legendItem, styles[colorOf(each.isComparison, at)])}>
              {each.label}
            </span>
            <span className={styles.tipValue}>{value == null ? '–' : formatValue(value)}</span>
          </p>
        );
      })}
    </div>
  );
}
