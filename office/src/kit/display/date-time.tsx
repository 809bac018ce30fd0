import { formatDateTime, formatExactTime } from '../../lib/format/dates.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';
import { Nothing } from './nothing.tsx';

/** A point in time, in the store's time zone. */
export function DateTime({ value }: { value: string | null | undefined }) {
  const store = useStore();
  if (!value) return <Nothing />;
  return (
    <time dateTime={value} title={formatExactTime(value, store)} className={styles.number}>
      {formatDateTime(value, store)}
    </time>
  );
}
