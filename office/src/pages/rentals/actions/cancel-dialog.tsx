import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormActions } from '../../../kit/form/form-layout.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { RentalCancelDocument } from '../generated/graphql.ts';
import type { RentalDialogProps } from '../rental-actions.ts';

export function CancelDialog({ rental, onClose }: RentalDialogProps) {
  const [reason, setReason] = useState('');
  const cancelling = useAction(RentalCancelDocument, answer => answer.cancelRental);

  async function submit() {
    const answer = await cancelling.run({ input: { rentalId: rental.id, reason: reason.trim() || null } });
    if (!answer) return;
    toast.success({ title: `Rental ${rental.number} is canceled` });
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Cancel rental ${rental.number}?`}>
      <Form
        aria-label="Cancel the rental"
        userErrors={cancelling.userErrors}
        failure={cancelling.failure}
        onSubmit={() => void submit()}
      >
        <p>The unit returns to the stock, and what was paid is refunded. This cannot be undone.</p>
        <TextAreaField
          label="Reason"
          name="reason"
          description="The customer is told."
          value={reason}
          onChange={setReason}
        />
        <FormActions>
          <Button onPress={onClose}>Keep it</Button>
          <Button type="submit" variant="danger" pending={cancelling.pending} pendingLabel="Canceling…">
            Cancel rental
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
