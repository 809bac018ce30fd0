import { LinePath } from '@visx/shape';
import styles from './chart.module.css';
import { valueDomain } from './chart-math.ts';

const width = 96;
const height = 28;

/** The course of a figure at a glance. The figure and its comparison say the same in text, so it is hidden from screen readers. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const [low, high] = valueDomain([{ id: 'values', label: '', values }]);
  const x = (_: number, index: number) => (index / Math.max(values.length - 1, 1)) * (width - 4) + 2;
  const y = (value: number) => height - 2 - ((value - low) / (high - low)) * (height - 4);
  return (
    <svg aria-hidden width={width} height={height} className={styles.color1}>
      <LinePath data={[...values]} x={x} y={y} className={styles.line} fill="none" />
    </svg>
  );
}
