import { classNames } from '../class-names.ts';
import { Hidden } from '../display/hidden.tsx';
import styles from './state.module.css';

type SkeletonProps = { shape?: 'line' | 'title' | 'block'; width?: 40 | 60 | 80 | 100 };

/** One gray bar in the place of what comes. */
export function Skeleton({ shape = 'line', width = 100 }: SkeletonProps) {
  const widthClass = width < 100 && styles[`w${width}`];
  const shapeClass = { line: undefined, title: styles.title, block: styles.tall }[shape];
  return <span aria-hidden className={classNames(styles.skeleton, shapeClass, widthClass)} />;
}

const widths = [80, 100, 60, 80, 40] as const;

/** Several lines, announced once. */
export function SkeletonLines({ count = 3, label = 'Loading…' }: { count?: number; label?: string }) {
  return (
    <div className={styles.lines} role="status">
      <Hidden>{label}</Hidden>
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={line} width={widths[line % widths.length]} />
      ))}
    </div>
  );
}
