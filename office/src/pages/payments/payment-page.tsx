import { useParams } from '@tanstack/react-router';
import { FileText, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { compareDecimals } from '../../lib/format/decimal.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { MissingPage } from '../../shell/error/missing-page.tsx';
import { useMayOpen } from '../../shell/navigation/use-may-open.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { PaymentPageDocument, type PaymentPageQuery } from './generated/graphql.ts';
import { PaymentEventsCard } from './payment-events-card.tsx';
import styles from './payment-page.module.css';
import { PaymentRefundsCard } from './payment-refunds-card.tsx';
import { PaymentStatusBadge } from './payment-status.tsx';
import { paymentProviders } from './payment-words.ts';
import { RefundDialog } from './refund-dialog.tsx';
import { SettleRefundDialog } from './settle-refund-dialog.tsx';

export type PaymentDetails = NonNullable<PaymentPageQuery['payment']>;

export function PaymentPage() {
  const { paymentId } = useParams({ from: '/frame/payments/$paymentId' });
  return <OnePayment key={paymentId} paymentId={paymentId} />;
}

function OnePayment({ paymentId }: { paymentId: string }) {
  const [{ data, fetching, error }, read] = useQuery({
    query: PaymentPageDocument,
    variables: { id: paymentId },
  });
  const [isRefunding, setIsRefunding] = useState(false);
  const [isSettling, setIsSettling] = useState(false);
  const mayOpen = useMayOpen();
  const payment = data?.payment;
  usePageTitle(payment ? `Payment for ${payment.description}` : 'Payment');

  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (failure && !payment) return <ErrorState {...failure} retrying={fetching} />;
  if (!data) return <SkeletonLines count={8} label="Loading the payment…" />;
  if (!payment) return <MissingPage seenWith="PAYMENTS_VIEW" />;
  const refund = payment.nextActions.find(({ action }) => action === 'REFUND');
  const settle = payment.nextActions.find(({ action }) => action === 'SETTLE_REFUND');
  return (
    <>
      <PageHeader
        title={payment.description}
        back={mayOpen('/payments') ? { href: '/payments', label: 'Payments' } : undefined}
        badge={<PaymentStatusBadge status={payment.status} />}
        meta={<DateTime value={payment.createdAt} />}
        primary={
          <>
            {payment.receiptUrl && (
              <LinkButton href={payment.receiptUrl} target="_blank" icon={<FileText aria-hidden />}>
                Receipt
              </LinkButton>
            )}
            {settle?.allowed && (
              <Button variant="primary" onPress={() => setIsSettling(true)}>
                Record as given back
              </Button>
            )}
            {refund && (
              <Button
                icon={<Undo2 aria-hidden />}
                disabledReason={refund.allowed ? null : refund.reason}
                onPress={() => setIsRefunding(true)}
              >
                Refund
              </Button>
            )}
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title="Payment">
            <DescriptionList
              items={[
                { term: 'Amount', detail: <Money {...payment.amount} /> },
                {
                  term: 'Refunded',
                  detail: isSome(payment.refundedAmount) && <Money {...payment.refundedAmount} />,
                },
                {
                  term: 'On the way back',
                  detail: isSome(payment.pendingRefundAmount) && <Money {...payment.pendingRefundAmount} />,
                },
                {
                  term: 'Still to be given back',
                  detail: isSome(payment.refundDue) && <Money {...payment.refundDue} />,
                },
                { term: 'For', detail: <Target payment={payment} /> },
                { term: 'Paid by', detail: paymentProviders[payment.provider] },
                { term: 'Reference', detail: payment.reference },
                { term: 'Received on', detail: payment.receivedOn && <Day value={payment.receivedOn} /> },
                { term: 'Receipt', detail: payment.receiptNumber },
                { term: 'Problem', detail: payment.failureMessage },
              ]}
            />
          </Card>
          <PaymentRefundsCard payment={payment} />
        </div>
        <PaymentEventsCard payment={payment} />
      </div>
      {isRefunding && <RefundDialog payment={payment} onClose={() => setIsRefunding(false)} />}
      {isSettling && <SettleRefundDialog payment={payment} onClose={() => setIsSettling(false)} />}
    </>
  );
}

function isSome({ amount }: { amount: string }): boolean {
  return compareDecimals(amount, '0') > 0;
}

/** What was paid for, with the way to it where it has a page. */
function Target({ payment: { target, description } }: { payment: PaymentDetails }) {
  return <ObjectLink id={target?.id}>{description}</ObjectLink>;
}
