import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { TextAreaField } from '../../kit/field/text-area-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { ApprovalsRejectDocument } from './generated/graphql.ts';

type RejectDialogProps = { member: { id: string; name: string } | null; onClose: () => void };

export function RejectDialog({ member, onClose }: RejectDialogProps) {
  return (
    <Dialog isOpen={member !== null} onClose={onClose} title={`Reject ${member?.name ?? ''}`}>
      {member && <RejectForm member={member} onClose={onClose} />}
    </Dialog>
  );
}

function RejectForm({ member, onClose }: { member: { id: string; name: string }; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const reject = useAction(ApprovalsRejectDocument, data => data.rejectStaffMember);

  async function submit() {
    if (!(await reject.run({ staffMemberId: member.id, reason }))) return;
    toast.success({ title: `${member.name} is rejected`, text: 'They get the reason by mail.' });
    onClose();
  }

  return (
    <Form userErrors={reject.userErrors} failure={reject.failure} onSubmit={() => void submit()}>
      <TextAreaField
        name="reason"
        label="Reason"
        description={`Mailed to ${member.name}.`}
        autoFocus
        isRequired
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
      <FormActions>
        <Button onPress={onClose}>Not yet</Button>
        <Button type="submit" variant="danger" pending={reject.pending} pendingLabel="Rejecting…">
          Reject
        </Button>
      </FormActions>
    </Form>
  );
}
