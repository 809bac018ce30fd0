import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import type { PaymentDetails } from './payment-page.tsx';
import { refundStatuses } from './refund-words.ts';

export function PaymentRefundsCard({ payment: { refunds } }: { payment: PaymentDetails }) {
  return (
    <Card title="Refunds">
      {refunds.length === 0 ? (
        <EmptyState compact title="Nothing was refunded" />
      ) : (
        <PlainTable
          label="Refunds"
          rows={refunds}
          getId={refund => refund.id}
          columns={[
            { id: 'at', header: 'Date', render: refund => <DateTime value={refund.createdAt} /> },
            { id: 'reason', header: 'Reason', render: refund => refund.failureMessage ?? refund.reason },
            {
              id: 'status',
              header: 'Status',
              render: ({ status }) => (
                <StatusBadge tone={refundStatuses[status].tone}>{refundStatuses[status].label}</StatusBadge>
              ),
            },
            { id: 'amount', header: 'Amount', align: 'end', render: refund => <Money {...refund.amount} /> },
          ]}
        />
      )}
    </Card>
  );
}
