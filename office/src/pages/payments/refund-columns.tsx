import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { RefundsQuery } from './generated/graphql.ts';
import { paymentProviders } from './payment-words.ts';
import { refundStatuses } from './refund-words.ts';

type Row = RefundsQuery['refunds']['nodes'][number];

export const refundColumns: TableColumn<Row>[] = [
  { id: 'for', header: 'For', width: 'medium', render: ({ payment }) => payment.description },
  {
    id: 'REFUNDED_AT',
    header: 'Paid back',
    sortable: true,
    render: ({ refundedAt }) => (refundedAt ? <DateTime value={refundedAt} /> : <Nothing />),
  },
  {
    id: 'CREATED_AT',
    header: 'Asked for',
    sortable: true,
    hideable: true,
    render: refund => <DateTime value={refund.createdAt} />,
  },
  {
    id: 'provider',
    header: 'Paid by',
    hideable: true,
    render: ({ payment }) => paymentProviders[payment.provider],
  },
  {
    id: 'status',
    header: 'Status',
    render: ({ status }) => (
      <StatusBadge tone={refundStatuses[status].tone}>{refundStatuses[status].label}</StatusBadge>
    ),
  },
  {
    id: 'reason',
    header: 'Reason',
    width: 'medium',
    hideable: true,
    render: refund => refund.failureMessage ?? refund.reason,
  },
  { id: 'amount', header: 'Amount', align: 'end', render: refund => <Money {...refund.amount} /> },
];
