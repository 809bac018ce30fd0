import type { ReactNode } from 'react';
import { classNames } from '../../../kit/class-names.ts';
import { Money } from '../../../kit/display/money.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { ErrorState } from '../../../kit/state/error-state.tsx';
import { compareDecimals } from '../../../lib/format/decimal.ts';
import { TaxRows } from '../parts/tax-rows.tsx';
import styles from './new-order.module.css';
import type { Quote } from './use-quote.ts';

/** What the order will cost, as the API reckons it. */
export function QuoteCard({
  quote: { quote, isStale, failure, retry },
  children,
}: {
  quote: Quote;
  children: ReactNode;
}) {
  return (
    <Card title="Total">
      {failure && <ErrorState compact title="The price could not be read" text={failure} onRetry={retry} />}
      {quote ? (
        <dl className={classNames(styles.totals, isStale && styles.stale)} aria-busy={isStale}>
          <div className={styles.totalRow}>
            <dt>Subtotal</dt>
            <dd>
              <Money {...quote.subtotal} />
            </dd>
          </div>
          {compareDecimals(quote.shipping.amount, '0') !== 0 && (
            <div className={styles.totalRow}>
              <dt>Shipping</dt>
              <dd>
                <Money {...quote.shipping} />
              </dd>
            </div>
          )}
          <TaxRows document={quote} className={styles.totalRow} />
          <div className={classNames(styles.totalRow, styles.strong)}>
            <dt>Total</dt>
            <dd>
              <Money {...quote.total} />
            </dd>
          </div>
        </dl>
      ) : (
        !failure && <p className={styles.hint}>Add products to see the total.</p>
      )}
      {children}
    </Card>
  );
}
