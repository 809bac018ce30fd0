import { ChartLine, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './chart.module.css';
import type { ChartProps } from './chart-types.ts';

type ChartWithTableProps = Pick<ChartProps, 'label' | 'labels' | 'series' | 'formatLabel' | 'formatValue'> & {
  /** The head of the first column: "Day". */
  labelHeader: string;
  children: ReactNode;
};

/** A chart and its numbers. The table is always there for screen readers, and for everybody at a press. */
export function ChartWithTable({ children, ...table }: ChartWithTableProps) {
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  return (
    <div className={styles.withTable}>
      <ToggleButtonGroup
        aria-label={`${table.label}: view`}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown]}
        onSelectionChange={keys => setShown(keys.has('table') ? 'table' : 'chart')}
        className={styles.toggle}
      >
        <ToggleButton id="chart" aria-label="Chart" className={styles.toggleButton}>
          <ChartLine aria-hidden />
        </ToggleButton>
        <ToggleButton id="table" aria-label="Table" className={styles.toggleButton}>
          <Table2 aria-hidden />
        </ToggleButton>
      </ToggleButtonGroup>
      {shown === 'chart' && children}
      {/* A box that scrolls must be reachable by keyboard. */}
      <section
        className={shown === 'chart' ? styles.tableHidden : styles.tableShown}
        aria-label={`${table.label}: table`}
        {...(shown === 'table' && { tabIndex: 0 })}
      >
        <ChartTable {...table} />
      </section>
    </div>
  );
}

function ChartTable(props: Omit<ChartWithTableProps, 'children'>) {
  const { label, labelHeader, labels, series, formatLabel = String, formatValue } = props;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{labelHeader}</th>
          {series.map(each => (
            <th key={each.id} scope="col">
              {each.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((rowLabel, index) => (
          <tr key={rowLabel}>
            <th scope="row">{formatLabel(rowLabel)}</th>
            {series.map(each => {
              const value = each.values[index];
              return <td key={each.id}>{value == null ? '–' : formatValue(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
