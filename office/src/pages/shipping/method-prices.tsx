import { Money } from '../../kit/display/money.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import type { ShippingMethodItemFragment } from './generated/graphql.ts';
import styles from './shipping.module.css';

/** What a method costs, a line for each limit. */
export function MethodPrices({ method: { rates, freeFrom } }: { method: ShippingMethodItemFragment }) {
  return (
    <ul className={styles.prices}>
      {rates.map(({ upToWeightGrams, upToTotal, price }) => (
        <li key={upToWeightGrams ?? upToTotal?.amount ?? 'any'}>
          <Money {...price} />
          {upToWeightGrams !== null && (
            <span className={styles.muted}>
              {' '}
              up to <Quantity value={upToWeightGrams} /> g
            </span>
          )}
          {upToTotal && (
            <span className={styles.muted}>
              {' '}
              up to <Money {...upToTotal} />
            </span>
          )}
        </li>
      ))}
      {freeFrom && (
        <li className={styles.muted}>
          free from <Money {...freeFrom} />
        </li>
      )}
    </ul>
  );
}
