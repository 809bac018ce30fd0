import { Label, ProgressBar } from 'react-aria-components';
import styles from './progress.module.css';

type ProgressProps = {
  label: string;
  /** 0 to 100; without it the length is unknown. */
  value?: number | null;
  /** Else the percentage: "1,200 of 5,000 rows". */
  text?: string;
};

export function Progress({ label, value, text }: ProgressProps) {
  return (
    <ProgressBar
      value={value ?? 0}
      isIndeterminate={value == null}
      valueLabel={text}
      className={styles.progress}
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <span className={styles.head}>
            <Label>{label}</Label>
            <span className={styles.value}>{isIndeterminate ? text : valueText}</span>
          </span>
          <svg aria-hidden className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none">
            <rect
              className={isIndeterminate ? styles.unknown : styles.fill}
              width={isIndeterminate ? 30 : percentage}
              height="1"
            />
          </svg>
        </>
      )}
    </ProgressBar>
  );
}
