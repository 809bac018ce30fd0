import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import type { UserError } from '../../kit/form/user-error.ts';
import { Dialog } from '../../kit/overlay/dialog.tsx';

type SuspendDialogProps = {
  name: string;
  isOpen: boolean;
  onClose: () => void;
  action: { pending: boolean; userErrors?: readonly UserError[]; failure?: string };
  onSubmit: (reason: string) => Promise<boolean>;
};

export function SuspendDialog({ name, isOpen, onClose, action, onSubmit }: SuspendDialogProps) {
  const [reason, setReason] = useState('');
  async function submit() {
    if (await onSubmit(reason)) onClose();
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Suspend ${name}`}>
      <Form userErrors={action.userErrors} failure={action.failure} onSubmit={() => void submit()}>
        <p>Their sessions end at once, and they cannot sign in until they are reinstated.</p>
        <TextAreaField
          name="reason"
          label="Reason"
          description="Kept in the audit log. It is not mailed."
          autoFocus
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" pending={action.pending} pendingLabel="Suspending…">
            Suspend
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
