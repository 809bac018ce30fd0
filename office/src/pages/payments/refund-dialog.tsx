import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Money } from '../../kit/display/money.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { compareDecimals } from '../../lib/format/decimal.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { PaymentRefundDocument } from './generated/graphql.ts';
import { paymentProviders } from './payment-words.ts';

type Amount = { amount: string; currencyCode: string };

type RefundDialogProps = {
  payment: {
    id: string;
    provider: keyof typeof paymentProviders;
    amount: Amount;
    refundedAmount: Amount;
    pendingRefundAmount: Amount;
    isRefundedByHand: boolean;
  };
  onClose: () => void;
};

export function RefundDialog({ payment, onClose }: RefundDialogProps) {
  const { id, provider, amount: paid, refundedAmount, pendingRefundAmount } = payment;
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const refund = useAction(PaymentRefundDocument, data => data.refundPayment);
  const keyOf = useIdempotencyKey();

  async function submit() {
    const input = { paymentId: id, amount: amount || null, reason };
    const answer = await refund.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    if (!answer) return;
    toast.success({
      title: 'The refund is recorded',
      text: payment.isRefundedByHand
        ? 'Hand the money over to the customer.'
        : 'The payment provider sends the money back.',
    });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Refund payment"
      footer={
        <Button
          type="submit"
          form="refund"
          variant="primary"
          pending={refund.pending}
          pendingLabel="Refunding…"
        >
          Refund
        </Button>
      }
    >
      <Form
        id="refund"
        userErrors={refund.userErrors}
        failure={refund.failure}
        onSubmit={() => void submit()}
      >
        <DescriptionList
          items={[
            { term: 'Paid by', detail: paymentProviders[provider] },
            { term: 'Paid', detail: <Money {...paid} /> },
            { term: 'Refunded before', detail: <Money {...refundedAmount} /> },
            {
              term: 'On the way back',
              detail: compareDecimals(pendingRefundAmount.amount, '0') > 0 && (
                <Money {...pendingRefundAmount} />
              ),
            },
          ]}
        />
        <MoneyField
          name="amount"
          label="Amount"
          description="Leave it empty to refund all that is left."
          currencyCode={paid.currencyCode}
          value={amount}
          onChange={setAmount}
          autoFocus
        />
        <TextAreaField
          name="reason"
          label="Reason"
          description="The customer sees it."
          isRequired
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}
