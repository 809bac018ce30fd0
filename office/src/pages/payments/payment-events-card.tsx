import { Card } from '../../kit/page/card.tsx';
import { Timeline, type TimelineEvent } from '../../kit/page/timeline.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import type { Tone } from '../../kit/status/status-badge.tsx';
import { formatMoney } from '../../lib/format/numbers.ts';
import type { PaymentEventKind } from './generated/graphql.ts';
import type { PaymentDetails } from './payment-page.tsx';

const kinds: Readonly<Record<PaymentEventKind, { title: string; tone?: Tone }>> = {
  STARTED: { title: 'Started' },
  REQUIRES_ACTION: { title: 'The customer has to confirm it', tone: 'warning' },
  PROCESSING: { title: 'Processing', tone: 'info' },
  SUCCEEDED: { title: 'Paid', tone: 'success' },
  FAILED: { title: 'Failed', tone: 'danger' },
  CANCELLED: { title: 'Canceled' },
  REFUSED: { title: 'Sent back, because there was nothing to pay any more', tone: 'warning' },
  MISMATCH: { title: 'The amount does not fit', tone: 'danger' },
  REFUND_REQUESTED: { title: 'Refund asked for', tone: 'info' },
  REFUNDED: { title: 'Refunded', tone: 'warning' },
  REFUND_FAILED: { title: 'The refund failed', tone: 'danger' },
  REFUND_SETTLED: { title: 'Given back in another way', tone: 'success' },
  DISPUTED: { title: 'The customer disputes it', tone: 'danger' },
  DISPUTE_UPDATED: { title: 'The dispute went on', tone: 'warning' },
  DISPUTE_CLOSED: { title: 'The dispute is over' },
  FUNDS_WITHDRAWN: { title: 'The money was taken back for the dispute', tone: 'danger' },
  FUNDS_REINSTATED: { title: 'The money came back from the dispute', tone: 'success' },
};

export function PaymentEventsCard({ payment }: { payment: PaymentDetails }) {
  const { locale } = useStore();
  const events = payment.events.toReversed().map(
    ({ id, at, kind, details }): TimelineEvent => ({
      id,
      at,
      ...kinds[kind],
      text: detailText(details, payment.amount.currencyCode, locale),
    }),
  );
  return (
    <Card title="Timeline">
      <Timeline events={events} />
    </Card>
  );
}

/** What the event says beyond its kind. Its details differ by kind, and later versions may add some. */
function detailText(details: unknown, currencyCode: string, locale: string): string | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const { amount, reason, message } = details as Record<string, unknown>;
  const parts = [
    typeof amount === 'string' && formatMoney(amount, currencyCode, locale),
    typeof reason === 'string' && reason,
    typeof message === 'string' && message,
  ];
  return parts.filter(Boolean).join(' · ') || undefined;
}
