import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Money } from '../../kit/display/money.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { PaymentSettleRefundDocument } from './generated/graphql.ts';
import type { PaymentDetails } from './payment-page.tsx';

type SettleRefundDialogProps = { payment: PaymentDetails; onClose: () => void };

/** Records that somebody gave back what a refund could not. */
export function SettleRefundDialog({ payment, onClose }: SettleRefundDialogProps) {
  const [reason, setReason] = useState('');
  const settling = useAction(PaymentSettleRefundDocument, data => data.settleRefund);
  const keyOf = useIdempotencyKey();

  async function submit() {
    const input = { paymentId: payment.id, reason };
    if (!(await settling.run({ input: { ...input, idempotencyKey: keyOf(input) } }))) return;
    toast.success({ title: 'Recorded as given back' });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Record as given back"
      footer={
        <Button
          type="submit"
          form="settle-refund"
          variant="primary"
          pending={settling.pending}
          pendingLabel="Recording…"
        >
          Record
        </Button>
      }
    >
      <Form
        id="settle-refund"
        userErrors={settling.userErrors}
        failure={settling.failure}
        onSubmit={() => void submit()}
      >
        <p>
          The refund of <Money {...payment.refundDue} /> did not reach the customer. Record here that you gave
          the money back in another way, such as in cash or by bank transfer. This cannot be undone.
        </p>
        <TextAreaField
          name="reason"
          label="How it was given back"
          description="The customer sees it."
          isRequired
          autoFocus
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      </Form>
    </Dialog>
  );
}
