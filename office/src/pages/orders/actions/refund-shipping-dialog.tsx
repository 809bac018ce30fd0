import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { MoneyField } from '../../../kit/field/money-field.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { toast } from '../../../kit/toast/toasts.ts';
import { formatMoney } from '../../../lib/format/numbers.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { OrderRefundShippingDocument } from '../generated/graphql.ts';
import type { OrderDialogProps } from './order-dialog-props.ts';

export default function RefundShippingDialog({ order, onClose }: OrderDialogProps) {
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const { run, ...state } = useAction(OrderRefundShippingDocument, data => data.refundShipping);
  const keyOf = useIdempotencyKey();
  const { locale } = useStore();
  const { amount: most, currencyCode } = order.shippingRefundable;
  const left = formatMoney(most, currencyCode, locale);

  async function submit() {
    const input = { orderId: order.id, amount: amount || null, reason };
    if (!(await run({ input: { ...input, idempotencyKey: keyOf(input) } }))) return;
    toast.success({ title: `Shipping of order ${order.number} is refunded` });
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Refund shipping of order ${order.number}`}
      footer={
        <>
          <Button onPress={onClose} isDisabled={state.pending}>
            Keep it
          </Button>
          <Button type="submit" form="refund-shipping" variant="danger" pending={state.pending}>
            Refund shipping
          </Button>
        </>
      }
    >
      <Form
        id="refund-shipping"
        userErrors={state.userErrors}
        failure={state.failure}
        onSubmit={() => void submit()}
      >
        <MoneyField
          name="amount"
          label="Amount"
          description={`${left} are left of it, which is refunded when empty${order.pricesIncludeTax ? '' : '; its tax is added'}.`}
          currencyCode={currencyCode}
          value={amount}
          onChange={setAmount}
        />
        <TextAreaField
          name="reason"
          label="Reason"
          isRequired
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
