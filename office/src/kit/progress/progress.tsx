import { useId } from 'react';
import { formatPercent } from '../../lib/format/numbers.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './progress.module.css';

type ProgressProps = {
  label: string;
  /** 0 to 100; without it the length is unknown. */
  value?: number | null;
  /** Else the percentage: "1,200 of 5,000 rows". */
  text?: string;
};

export function Progress({ label, value, text }: ProgressProps) {
  const { locale } = useStore();
  const labelId = useId();
  const percent = value == null ? undefined : Math.min(100, Math.max(0, value));
  const said = text ?? (percent === undefined ? undefined : formatPercent(percent, locale, 0));
  return (
    <div
      role="progressbar"
      aria-labelledby={labelId}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={said}
      className={styles.progress}
    >
      <span className={styles.head}>
        <span id={labelId}>{label}</span>
        <span className={styles.value}>{said}</span>
      </span>
      <svg aria-hidden className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none">
        <rect
          className={percent === undefined ? styles.unknown : styles.fill}
          width={percent ?? 30}
          height="1"
        />
      </svg>
    </div>
  );
}
