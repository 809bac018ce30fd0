import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { formatQuantity } from '../../lib/format/numbers.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { useRequired } from '../../lib/use-required.ts';
import { type ProductionRecordQuery, ProductionVoidDocument } from './generated/graphql.ts';

type VoidDialogProps = {
  record: NonNullable<ProductionRecordQuery['productionRecord']>;
  isOpen: boolean;
  onClose: () => void;
};

export function VoidDialog({ record, isOpen, onClose }: VoidDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Void this record?">
      {isOpen && <VoidForm record={record} onClose={onClose} />}
    </Dialog>
  );
}

function VoidForm({ record, onClose }: Omit<VoidDialogProps, 'isOpen'>) {
  const { locale } = useStore();
  const [reason, setReason] = useState('');
  const keyOf = useIdempotencyKey();
  const voiding = useAction(ProductionVoidDocument, answer => answer.voidProduction);
  const required = useRequired({ reason: reason.trim() });

  async function submit() {
    if (!required.check()) return;
    const input = { productionRecordId: record.id, reason };
    if (!(await voiding.run({ input: { ...input, idempotencyKey: keyOf(input) } }))) return;
    toast.success({ title: 'The record was voided' });
    onClose();
  }

  return (
    <Form
      aria-label="Void the record"
      userErrors={required.errors ?? voiding.userErrors}
      failure={voiding.failure}
      onSubmit={() => void submit()}
    >
      <p>
        {formatQuantity(record.quantity, locale)} × {record.product?.name} leave the stock again. The record
        stays in the list, marked as voided. This cannot be undone; record it again if it was right.
      </p>
      <TextAreaField label="Reason" name="reason" isRequired value={reason} onChange={setReason} />
      <FormActions>
        <Button onPress={onClose}>Keep it</Button>
        <Button type="submit" variant="danger" pending={voiding.pending} pendingLabel="Voiding…">
          Void record
        </Button>
      </FormActions>
    </Form>
  );
}
