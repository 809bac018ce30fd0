import { FileText, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { LinkButton } from '../../../kit/button/link-button.tsx';
import { DateTime } from '../../../kit/display/date-time.tsx';
import { Day } from '../../../kit/display/day.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { EmptyState } from '../../../kit/state/empty-state.tsx';
import { compareDecimals } from '../../../lib/format/decimal.ts';
import { ObjectLink } from '../../../shell/object-link.tsx';
import { PaymentStatusBadge } from '../../payments/payment-status.tsx';
import { paymentProviders } from '../../payments/payment-words.ts';
import { RefundDialog } from '../../payments/refund-dialog.tsx';
import styles from '../order-page.module.css';
import type { OrderDetails } from '../order-page.tsx';
import { OrderPaymentBadge } from '../state-badges.tsx';

type Payment = OrderDetails['payments'][number];

export function OrderPaymentsCard({ order }: { order: OrderDetails }) {
  return (
    <Card title="Payments" actions={<OrderPaymentBadge status={order.paymentStatus} />}>
      {order.payments.length === 0 && (
        <EmptyState
          compact
          title="Not paid yet"
          text={
            order.expiresAt && order.status === 'PENDING_PAYMENT' ? (
              <>
                The goods are held until <DateTime value={order.expiresAt} />.
              </>
            ) : undefined
          }
        />
      )}
      {order.payments.map(payment => (
        <OnePayment key={payment.id} payment={payment} />
      ))}
    </Card>
  );
}

function OnePayment({ payment }: { payment: Payment }) {
  const [isRefunding, setIsRefunding] = useState(false);
  const refund = payment.nextActions.find(({ action }) => action === 'REFUND');
  return (
    <div className={styles.payment}>
      <div className={styles.paymentHead}>
        <div className={styles.inline}>
          <ObjectLink id={payment.id}>
            <Money {...payment.amount} />
          </ObjectLink>
          <PaymentStatusBadge status={payment.status} />
        </div>
        <div className={styles.actions}>
          {payment.receiptUrl && (
            <LinkButton
              href={payment.receiptUrl}
              target="_blank"
              size="small"
              icon={<FileText aria-hidden />}
              aria-label={`Receipt ${payment.receiptNumber ?? ''} as a PDF`}
            >
              Receipt
            </LinkButton>
          )}
          {refund && (
            <Button
              size="small"
              icon={<Undo2 aria-hidden />}
              disabledReason={refund.allowed ? null : refund.reason}
              onPress={() => setIsRefunding(true)}
            >
              Refund
            </Button>
          )}
        </div>
      </div>
      <p className={styles.muted}>
        {paymentProviders[payment.provider]}
        {payment.reference && ` ${payment.reference}`},{' '}
        {payment.receivedOn ? <Day value={payment.receivedOn} /> : <DateTime value={payment.createdAt} />}
        {compareDecimals(payment.refundedAmount.amount, '0') > 0 && (
          <>
            , <Money {...payment.refundedAmount} /> refunded
          </>
        )}
        {compareDecimals(payment.pendingRefundAmount.amount, '0') > 0 && (
          <>
            , <Money {...payment.pendingRefundAmount} /> on the way back
          </>
        )}
        {compareDecimals(payment.refundDue.amount, '0') > 0 && (
          <>
            , <Money {...payment.refundDue} /> still to be given back
          </>
        )}
      </p>
      {payment.failureMessage && <p className={styles.muted}>{payment.failureMessage}</p>}
      {isRefunding && <RefundDialog payment={payment} onClose={() => setIsRefunding(false)} />}
    </div>
  );
}
