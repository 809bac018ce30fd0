import { Card } from '../../../kit/page/card.tsx';
import { Timeline, type TimelineEvent } from '../../../kit/page/timeline.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import type { Tone } from '../../../kit/status/status-badge.tsx';
import { formatMoney } from '../../../lib/format/numbers.ts';
import { countText } from '../../../lib/format/text.ts';
import type { OrderEventKind } from '../generated/graphql.ts';
import type { OrderDetails } from '../order-page.tsx';

const kinds: Readonly<Record<OrderEventKind, { title: string; tone: Tone }>> = {
  PLACED: { title: 'Placed', tone: 'neutral' },
  SOLD: { title: 'Sold at the counter', tone: 'success' },
  UPDATED: { title: 'Changed', tone: 'neutral' },
  PAID: { title: 'Paid', tone: 'success' },
  SHIPPED: { title: 'Shipped', tone: 'info' },
  DELIVERED: { title: 'Delivered', tone: 'success' },
  RETURNED: { title: 'Goods came back', tone: 'warning' },
  REFUNDED: { title: 'Refunded', tone: 'warning' },
  CORRECTED: { title: 'Corrected', tone: 'warning' },
  CANCELLED: { title: 'Canceled', tone: 'danger' },
  EXPIRED: { title: 'Not paid in time', tone: 'danger' },
  VOIDED: { title: 'Voided', tone: 'danger' },
};

/** What `UPDATED` names. */
const changedFields: Readonly<Record<string, string>> = {
  shippingAddress: 'Shipping address',
  billingAddress: 'Billing address',
  notes: 'Notes',
  carrier: 'Carrier',
  trackingNumber: 'Tracking number',
};

export function OrderTimelineCard({ order }: { order: OrderDetails }) {
  const { locale } = useStore();
  const events = order.events.toReversed().map(
    ({ id, at, kind, actor, details }): TimelineEvent => ({
      id,
      at,
      by: actor?.name,
      title: kinds[kind].title,
      tone: kinds[kind].tone,
      text: detailText(details, order.total.currencyCode, locale),
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
  const { amount, reason, carrier, trackingNumber, lines, fields } = details as Record<string, unknown>;
  const parts = [
    typeof amount === 'string' && formatMoney(amount, currencyCode, locale),
    Array.isArray(lines) && countText(lines.length, 'line', 'lines', locale),
    Array.isArray(fields) && fields.map(field => changedFields[String(field)] ?? field).join(', '),
    typeof carrier === 'string' && carrier,
    typeof trackingNumber === 'string' && `Tracking number ${trackingNumber}`,
    typeof reason === 'string' && reason,
  ];
  return parts.filter(Boolean).join(' · ') || undefined;
}
