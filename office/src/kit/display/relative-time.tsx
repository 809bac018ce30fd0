import { useSyncExternalStore } from 'react';
import { formatExactTime, formatRelativeTime } from '../../lib/format/dates.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';
import { currentMinute, everyMinute } from './minute.ts';
import { Nothing } from './nothing.tsx';

/** "3 minutes ago"; the exact time in its title. */
export function RelativeTime({ value }: { value: string | null | undefined }) {
  const store = useStore();
  const now = useSyncExternalStore(everyMinute, currentMinute);
  if (!value) return <Nothing />;
  return (
    <time dateTime={value} title={formatExactTime(value, store)} className={styles.number}>
      {formatRelativeTime(value, new Date(now), store)}
    </time>
  );
}
