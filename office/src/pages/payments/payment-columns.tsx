import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import type { PaymentsQuery } from './generated/graphql.ts';
import { PaymentStatusBadge } from './payment-status.tsx';
import { paymentProviders } from './payment-words.ts';

type Row = PaymentsQuery['payments']['nodes'][number];

export const paymentColumns: TableColumn<Row>[] = [
  { id: 'for', header: 'For', width: 'medium', render: payment => payment.description },
  {
    id: 'CREATED_AT',
    header: 'Date',
    sortable: true,
    render: payment => <DateTime value={payment.createdAt} />,
  },
  { id: 'provider', header: 'Paid by', hideable: true, render: ({ provider }) => paymentProviders[provider] },
  { id: 'status', header: 'Status', render: ({ status }) => <PaymentStatusBadge status={status} /> },
  {
    id: 'receipt',
    header: 'Receipt',
    hiddenAtFirst: true,
    render: ({ receiptNumber }) => receiptNumber ?? <Nothing />,
  },
  {
    id: 'refunded',
    header: 'Refunded',
    align: 'end',
    hideable: true,
    render: payment => <Money {...payment.refundedAmount} />,
  },
  {
    id: 'AMOUNT',
    header: 'Amount',
    align: 'end',
    sortable: true,
    render: payment => <Money {...payment.amount} />,
  },
];
