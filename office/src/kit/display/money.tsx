import type { Decimal } from '../../lib/format/decimal.ts';
import { formatMoney } from '../../lib/format/numbers.ts';
import { useStore } from '../provider/store-context.ts';
import styles from './display.module.css';
import { Nothing } from './nothing.tsx';

type MoneyProps = { amount: Decimal | null | undefined /** Else the store's. */; currencyCode?: string };

export function Money({ amount, currencyCode }: MoneyProps) {
  const store = useStore();
  if (amount == null) return <Nothing />;
  return (
    <span className={styles.number}>
      {formatMoney(amount, currencyCode ?? store.currencyCode, store.locale)}
    </span>
  );
}
