import { Card } from '../../../kit/page/card.tsx';
import { Timeline } from '../../../kit/page/timeline.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import type { Tone } from '../../../kit/status/status-badge.tsx';
import { formatDay } from '../../../lib/format/dates.ts';
import { formatMoney } from '../../../lib/format/numbers.ts';
import { statusText } from '../../../lib/format/text.ts';
import type { RentalDetails } from '../rental-actions.ts';

type Event = RentalDetails['events'][number];

const words: Partial<Record<Event['kind'], string>> = {
  SIGNED: 'Contract signed',
  PAID: 'Installment paid',
  REMINDED: 'Reminder sent',
  OVERDUE: 'Installment late',
  WAIVED: 'Waived',
  DEFAULTED: 'In default',
  CANCELLED: 'Canceled',
};

const tones: Partial<Record<Event['kind'], Tone>> = {
  PAID: 'success',
  ACTIVATED: 'success',
  OVERDUE: 'warning',
  DEFAULTED: 'danger',
  CANCELLED: 'danger',
  EXPIRED: 'danger',
  RETURNED: 'info',
  BOUGHT_OUT: 'info',
};

export function RentalEventsCard({ rental }: { rental: RentalDetails }) {
  const { locale } = useStore();
  const { currencyCode } = rental.total;
  const events = rental.events.toReversed().map(event => ({
    id: event.id,
    title: words[event.kind] ?? statusText(event.kind),
    at: event.at,
    by: event.actor?.name,
    tone: tones[event.kind],
    text: detailsText(event.details, currencyCode, locale),
  }));
  return (
    <Card title="What happened">
      <Timeline events={events} />
    </Card>
  );
}

/** The details that a person reads; ids and hashes are for programs. */
function detailsText(details: unknown, currencyCode: string, locale: string): string | undefined {
  if (typeof details !== 'object' || details === null) return undefined;
  const { sequence, amount, lateFee, depositKept, reason, condition, notes, months, endDate } =
    details as Record<string, unknown>;
  const money = (value: unknown) => formatMoney(String(value), currencyCode, locale);
  const parts = [
    sequence !== undefined && `Installment ${sequence}`,
    amount !== undefined && money(amount),
    lateFee !== undefined && `late fee ${money(lateFee)}`,
    months !== undefined && `${months} more months`,
    typeof endDate === 'string' && `until ${formatDay(endDate, locale)}`,
    typeof condition === 'string' && statusText(condition),
    depositKept !== undefined && Number(depositKept) > 0 && `${money(depositKept)} of the deposit kept`,
    reason,
    notes,
  ];
  return parts.filter(Boolean).join(', ') || undefined;
}
