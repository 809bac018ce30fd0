import { type Decimal, shiftDecimal } from '../../lib/format/decimal.ts';
import { formatPercent } from '../../lib/format/numbers.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';
import { Nothing } from './nothing.tsx';

type PercentProps = {
  value: Decimal | null | undefined;
  /** Whether "0.19" or "19" means 19 %. */
  scale?: 'fraction' | 'percent';
  digits?: number;
};

export function Percent({ value, scale = 'percent', digits = 1 }: PercentProps) {
  const { locale } = useStore();
  if (value == null) return <Nothing />;
  const percent = scale === 'fraction' ? shiftDecimal(value, 2) : value;
  return <span className={styles.number}>{formatPercent(percent, locale, digits)}</span>;
}
