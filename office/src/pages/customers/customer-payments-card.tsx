import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { PaymentStatusBadge } from '../payments/payment-status.tsx';
import { paymentProviders } from '../payments/payment-words.ts';
import styles from './customer.module.css';
import type { CustomerPageQuery } from './generated/graphql.ts';

type Payments = NonNullable<CustomerPageQuery['payments']>;

/** The last payments, for orders and for rentals. */
export function CustomerPaymentsCard({ payments }: { payments: Payments }) {
  return (
    <Card title="Payments">
      {payments.nodes.length === 0 ? (
        <EmptyState compact title="Nothing paid yet" />
      ) : (
        <PlainTable
          label="The last payments"
          rows={payments.nodes}
          getId={payment => payment.id}
          columns={[
            {
              id: 'for',
              header: 'For',
              render: payment => (
                <span className={styles.number}>
                  <TextLink href={`/payments/${payment.id}`}>{payment.description}</TextLink>
                </span>
              ),
            },
            { id: 'at', header: 'Date', render: payment => <DateTime value={payment.createdAt} /> },
            { id: 'by', header: 'Paid by', render: payment => paymentProviders[payment.provider] },
            {
              id: 'status',
              header: 'Status',
              render: payment => <PaymentStatusBadge status={payment.status} />,
            },
            {
              id: 'amount',
              header: 'Amount',
              align: 'end',
              render: payment => <Money {...payment.amount} />,
            },
          ]}
        />
      )}
    </Card>
  );
}
