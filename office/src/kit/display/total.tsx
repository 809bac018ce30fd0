import { type Counted, totalText } from '../../lib/list/total-text.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';

/** How many entries a list has: "1,234", or "10,000+". */
export function Total({ of }: { of: Counted }) {
  const { locale } = useStore();
  return <span className={styles.number}>{totalText(of, locale)}</span>;
}
