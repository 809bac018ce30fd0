import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DateField } from '../../kit/field/date-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { QuantityField } from '../../kit/field/quantity-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { dayInZone } from '../../lib/format/dates.ts';
import { formatQuantity } from '../../lib/format/numbers.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { useRequired } from '../../lib/use-required.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { ProductionRecordDayDocument } from './generated/graphql.ts';
import { ProductPicker, StaffPicker } from './pickers.tsx';

type Entry = {
  product: Option | null;
  maker: Option | null;
  quantity: number | null;
  producedOn: string;
  note: string;
};

export default function RecordForm({ onClose }: { onClose: () => void }) {
  const viewer = useViewer();
  const can = useCan();
  const { timeZone, locale } = useStore();
  const today = dayInZone(new Date(), timeZone);
  const self = viewer.staffMember ? { id: viewer.staffMember.id, label: viewer.name } : null;
  const draft = useDraft<Entry>(`${viewer.id}.production`, {
    product: null,
    maker: self,
    quantity: null,
    producedOn: today,
    note: '',
  });
  const { product, maker, quantity, producedOn, note } = draft.value;
  const keyOf = useIdempotencyKey();
  const recording = useAction(ProductionRecordDayDocument, answer => answer.recordProduction);
  const required = useRequired({ productId: product, staffMemberId: maker, quantity, producedOn });
  // A new form after each record puts the focus on its first field again.
  const [count, setCount] = useState(0);

  async function submit(again: boolean) {
    if (!required.check() || !product || !maker || quantity === null) return;
    const entry = {
      productId: product.id,
      staffMemberId: maker.id,
      quantity,
      producedOn,
      note: note.trim() || null,
    };
    const answer = await recording.run({ input: { ...entry, idempotencyKey: keyOf({ ...entry, count }) } });
    if (!answer) return;
    const onHand = formatQuantity(answer.product?.stock.onHand ?? 0, locale);
    toast.success({
      title: `${formatQuantity(quantity, locale)} × ${product.label} recorded`,
      text: `${onHand} on hand now.`,
    });
    draft.submitted({ product: null, maker, quantity: null, producedOn, note: '' });
    required.reset();
    setCount(count + 1);
    if (!again) onClose();
  }

  return (
    <Form
      key={count}
      aria-label="Record production"
      userErrors={required.errors ?? recording.userErrors}
      failure={recording.failure}
      onSubmit={() => void submit(false)}
    >
      <DraftNotice draft={draft} />
      <ProductPicker
        label="Product"
        name="productId"
        isRequired
        value={product}
        onChange={value => draft.setField('product', value)}
      />
      <FormRow>
        <QuantityField
          label="Quantity"
          name="quantity"
          isRequired
          min={1}
          value={quantity}
          onChange={value => draft.setField('quantity', value)}
        />
        <DateField
          label="Made on"
          name="producedOn"
          isRequired
          max={today}
          value={producedOn}
          onChange={value => draft.setField('producedOn', value)}
        />
      </FormRow>
      {can('STAFF_VIEW') ? (
        <StaffPicker
          label="Made by"
          name="staffMemberId"
          isRequired
          onlyApproved
          value={maker}
          onChange={value => draft.setField('maker', value)}
        />
      ) : (
        <p>
          {maker
            ? `Made by ${maker.label}`
            : 'Your account is of nobody on the staff, so it cannot record what you made.'}
        </p>
      )}
      <TextField
        label="Note"
        name="note"
        maxLength={500}
        value={note}
        onChange={value => draft.setField('note', value)}
      />
      <FormActions>
        <Button pending={recording.pending} onPress={() => void submit(true)}>
          Record and add another
        </Button>
        <Button type="submit" variant="primary" pending={recording.pending} pendingLabel="Recording…">
          Record
        </Button>
      </FormActions>
    </Form>
  );
}
