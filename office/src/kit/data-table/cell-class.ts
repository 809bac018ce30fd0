import { classNames } from '../class-names.ts';
import styles from './data-table.module.css';

type Looks = { align?: 'start' | 'end'; width?: 'narrow' | 'medium' | 'wide' };

/** How the cells of a column look, from head to foot. */
export function cellClass(column: Looks, index: number, base: string | undefined): string {
  return classNames(
    base,
    index === 0 && styles.first,
    column.align === 'end' && styles.end,
    column.width && styles[column.width],
  );
}
