import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { DraftNotice } from '../../../kit/form/draft-notice.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { useDraft } from '../../../kit/form/use-draft.ts';
import { Card } from '../../../kit/page/card.tsx';
import { PageHeader } from '../../../kit/page/page-header.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { addressInput, addressOf, addressProblem } from '../../../shell/address/address-values.ts';
import { DeliveryAddressFields } from '../../../shell/address/delivery-address-fields.tsx';
import { useViewer } from '../../../shell/session/session-context.ts';
import { NewOrderPlaceDocument } from '../generated/graphql.ts';
import { CustomerPicker } from './customer-picker.tsx';
import { LinesEditor } from './lines-editor.tsx';
import styles from './new-order.module.css';
import { emptyOrder, type FoundCustomer, lineInputs, type NewOrder } from './new-order.ts';
import { QuoteCard } from './quote-card.tsx';
import { ShippingMethodField } from './shipping-method-field.tsx';
import { useQuote } from './use-quote.ts';

/** An order that a customer gives by phone. What is typed stays over reloads and failures until it is placed. */
export function NewOrderForm({ customerId }: { customerId: string | undefined }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const draft = useDraft<NewOrder>(`${viewer.id}.order.${customerId ?? 'new'}`, emptyOrder);
  const { value: order, setField, set } = draft;
  const quote = useQuote(order);
  const place = useAction(NewOrderPlaceDocument, data => data.placeOrder);
  const keyOf = useIdempotencyKey();

  const choose = useCallback(
    (customer: FoundCustomer | null) =>
      set(before => ({
        ...before,
        customer: customer && { id: customer.id, label: customer.name },
        shippingAddress: addressOf(customer?.defaultShippingAddress?.address ?? customer?.address),
      })),
    [set],
  );

  const chosen = quote.quote?.shippingMethods.find(({ method }) => method.id === order.shippingMethodId);
  const isIncomplete = addressProblem(order.shippingAddress);

  // A draft may name a method that is no longer offered, perhaps the last one.
  useEffect(() => {
    if (quote.isMethodGone) setField('shippingMethodId', undefined);
  }, [quote.isMethodGone, setField]);

  async function submit() {
    const input = {
      customerId: order.customer?.id,
      lines: lineInputs(order.lines),
      shippingAddress: isIncomplete ? undefined : addressInput(order.shippingAddress),
      shippingMethodId: chosen?.method.id,
      // What is on the screen, also while the next quote is on its way.
      expectedTotal: quote.quote?.total.amount,
      notes: order.notes.trim() || null,
    };
    const answer = await place.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    if (!answer?.order) return;
    draft.submitted(emptyOrder);
    toast.success({
      title: `Order ${answer.order.number} is placed`,
      text: 'Take the payment as the next step.',
    });
    void navigate({ to: '/orders/$orderId', params: { orderId: answer.order.id } });
  }

  const missing = !order.customer
    ? 'Choose the customer.'
    : order.lines.length === 0
      ? 'Add a product.'
      : order.lines.some(({ quantity }) => !quantity)
        ? 'Enter the quantity of each line.'
        : isIncomplete && chosen?.method.kind !== 'PICKUP'
          ? isIncomplete
          : quote.asksForMethod && !chosen
            ? 'Choose how it is sent.'
            : undefined;
  return (
    <>
      <PageHeader title="New order" back={{ href: '/orders', label: 'Orders' }} />
      <Form userErrors={place.userErrors} failure={place.failure} onSubmit={() => void submit()}>
        <DraftNotice draft={draft} />
        <div className={styles.columns}>
          <div className={styles.main}>
            <Card title="Customer">
              <CustomerPicker value={order.customer} preselected={customerId} onChoose={choose} />
            </Card>
            <Card title="Products">
              <LinesEditor lines={order.lines} quote={quote} onChange={lines => setField('lines', lines)} />
            </Card>
            <Card title="Delivery">
              <div className={styles.fields}>
                <DeliveryAddressFields
                  name="shippingAddress"
                  value={order.shippingAddress}
                  onChange={changes =>
                    set(before => ({
                      ...before,
                      shippingAddress: { ...before.shippingAddress, ...changes },
                    }))
                  }
                />
                <ShippingMethodField
                  quote={quote}
                  value={chosen?.method.id}
                  onChange={id => setField('shippingMethodId', id)}
                />
                <TextAreaField
                  name="notes"
                  label="Notes"
                  description="What the customer wants you to know."
                  value={order.notes}
                  onChange={notes => setField('notes', notes)}
                  maxLength={1000}
                />
              </div>
            </Card>
          </div>
          <div className={styles.side}>
            <QuoteCard quote={quote}>
              <Button
                type="submit"
                variant="primary"
                wide
                pending={place.pending}
                pendingLabel="Placing the order…"
                disabledReason={missing}
              >
                Place order
              </Button>
            </QuoteCard>
          </div>
        </div>
      </Form>
    </>
  );
}
