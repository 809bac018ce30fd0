import type { Decimal } from '../../lib/format/decimal.ts';
import { formatQuantity } from '../../lib/format/numbers.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';
import { Nothing } from './nothing.tsx';

type QuantityProps = { value: Decimal | number | null | undefined; unit?: string };

export function Quantity({ value, unit }: QuantityProps) {
  const { locale } = useStore();
  if (value == null) return <Nothing />;
  return (
    <span className={styles.number}>
      {formatQuantity(value, locale)}
      {unit && ` ${unit}`}
    </span>
  );
}
