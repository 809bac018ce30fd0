import { formatDay } from '../../lib/format/dates.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';
import { Nothing } from './nothing.tsx';

/** A calendar day such as "2026-11-26". */
export function Day({ value }: { value: string | null | undefined }) {
  const { locale } = useStore();
  if (!value) return <Nothing />;
  return (
    <time dateTime={value} className={styles.number}>
      {formatDay(value, locale)}
    </time>
  );
}
