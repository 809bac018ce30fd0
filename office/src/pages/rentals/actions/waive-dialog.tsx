import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { RadioGroupField } from '../../../kit/field/radio-group-field.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormActions } from '../../../kit/form/form-layout.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useRequired } from '../../../lib/use-required.ts';
import { RentalWaiveDocument } from '../generated/graphql.ts';
import { actionOf, type Installment } from '../rental-actions.ts';

export function WaiveDialog({ installment, onClose }: { installment: Installment; onClose: () => void }) {
  const [what, setWhat] = useState<'INSTALLMENT' | 'LATE_FEE'>('INSTALLMENT');
  const [reason, setReason] = useState('');
  const waiving = useAction(RentalWaiveDocument, answer => answer.waiveRentalInstallment);
  const required = useRequired({ reason: reason.trim() });
  const canWaiveFee = actionOf(installment, 'WAIVE_LATE_FEE')?.allowed;

  async function submit() {
    if (!required.check()) return;
    const input = { rentalInstallmentId: installment.id, what, reason };
    if (!(await waiving.run({ input }))) return;
    toast.success({
      title: what === 'LATE_FEE' ? 'The late fee is waived' : `Installment ${installment.sequence} is waived`,
    });
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Waive installment ${installment.sequence}?`}>
      <Form
        aria-label="Waive the installment"
        userErrors={required.errors ?? waiving.userErrors}
        failure={waiving.failure}
        onSubmit={() => void submit()}
      >
        <p>
          The customer then does not owe the <Money {...installment.total} />. This cannot be undone.
        </p>
        {canWaiveFee && (
          <RadioGroupField
            label="What"
            name="what"
            options={[
              { id: 'INSTALLMENT', label: 'The whole installment' },
              { id: 'LATE_FEE', label: 'Only its late fee' },
            ]}
            value={what}
            onChange={setWhat}
          />
        )}
        <TextAreaField label="Reason" name="reason" isRequired value={reason} onChange={setReason} />
        <FormActions>
          <Button onPress={onClose}>Keep it</Button>
          <Button type="submit" variant="danger" pending={waiving.pending} pendingLabel="Waiving…">
            Waive
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
