import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Money } from '../../kit/display/money.tsx';
import { DateField } from '../../kit/field/date-field.tsx';
import { MoneyField } from '../../kit/field/money-field.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { PaymentRecordDocument, type PaymentTargetInput, type PaymentTender } from './generated/graphql.ts';
import { paymentTenders } from './payment-tenders.ts';

type RecordPaymentDialogProps = {
  title: string;
  target: PaymentTargetInput;
  due: { amount: string; currencyCode: string };
  /** It cannot be paid in parts. */
  isWhole?: boolean;
  /** What is said when it is recorded. */
  recordedText: string;
  onClose: () => void;
};

/** Money that the store has received: in cash, by card, by transfer, or by check. */
export function RecordPaymentDialog(props: RecordPaymentDialogProps) {
  const { title, target, due, isWhole = false, recordedText, onClose } = props;
  const [amount, setAmount] = useState(due.amount);
  const [tender, setTender] = useState<PaymentTender | null>(null);
  const [reference, setReference] = useState('');
  const [receivedOn, setReceivedOn] = useState('');
  const recording = useAction(PaymentRecordDocument, data => data.recordPayment);
  const keyOf = useIdempotencyKey();

  async function submit() {
    if (!tender) return;
    const input = {
      target,
      amount: isWhole ? null : amount || null,
      tender,
      reference: reference.trim() || null,
      receivedOn: receivedOn || null,
    };
    const answer = await recording.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    if (!answer) return;
    toast.success({ title: 'The payment is recorded', text: recordedText });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <Button
          type="submit"
          form="record-payment"
          variant="primary"
          pending={recording.pending}
          pendingLabel="Recording…"
          disabledReason={tender ? null : 'Choose how the money was received.'}
        >
          Record payment
        </Button>
      }
    >
      <Form
        id="record-payment"
        userErrors={recording.userErrors}
        failure={recording.failure}
        onSubmit={() => void submit()}
      >
        <DescriptionList items={[{ term: 'Due', detail: <Money {...due} /> }]} />
        <SelectField
          name="tender"
          label="Paid by"
          isRequired
          options={paymentTenders}
          value={tender}
          onChange={setTender}
        />
        {!isWhole && (
          <MoneyField
            name="amount"
            label="Amount"
            description="Less than what is due is a part: the order waits for the rest."
            currencyCode={due.currencyCode}
            value={amount}
            onChange={setAmount}
          />
        )}
        <TextField
          name="reference"
          label="Reference"
          description="What finds the money again, such as the number of a check. It is printed on the receipt."
          value={reference}
          onChange={setReference}
          maxLength={100}
        />
        <DateField
          name="receivedOn"
          label="Received on"
          description="Today, when it is empty."
          value={receivedOn}
          onChange={setReceivedOn}
        />
      </Form>
    </Dialog>
  );
}
