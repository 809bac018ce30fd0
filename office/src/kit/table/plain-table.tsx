import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './plain-table.module.css';

export type PlainColumn<Row> = {
  id: string;
  header: string;
  render: (row: Row, index: number) => ReactNode;
  align?: 'start' | 'end';
};

type PlainTableProps<Row> = {
  label: string;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  getId: (row: Row, index: number) => string;
  /** Scrolls in itself after about ten rows, as in a dialog. */
  bounded?: boolean;
};

/** Rows to read: no sort, no selection. Lists that people work with are a DataTable. */
export function PlainTable<Row>({ label, columns, rows, getId, bounded }: PlainTableProps<Row>) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on narrow screens, so the keyboard must reach it
      tabIndex={0}
      className={classNames(styles.scroller, bounded && styles.bounded)}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col" className={column.align === 'end' ? styles.end : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={getId(row, index)}>
              {columns.map(column => (
                <td key={column.id} className={column.align === 'end' ? styles.end : undefined}>
                  {column.render(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
