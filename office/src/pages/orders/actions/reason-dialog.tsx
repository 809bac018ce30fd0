import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import type { UserError } from '../../../kit/form/user-error.ts';
import { Dialog } from '../../../kit/overlay/dialog.tsx';

type ReasonDialogProps = {
  title: string;
  /** What will happen. */
  text: string;
  confirmLabel: string;
  pending: boolean;
  userErrors: readonly UserError[] | undefined;
  failure: string | undefined;
  onConfirm: (reason: string) => void;
  onClose: () => void;
};

/** Asks before something that cannot be undone, and for the reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      footer={
        <>
          <Button onPress={props.onClose} isDisabled={props.pending}>
            Keep it
          </Button>
          <Button type="submit" form="reason" variant="danger" pending={props.pending}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <Form
        id="reason"
        userErrors={props.userErrors}
        failure={props.failure}
        onSubmit={() => props.onConfirm(reason)}
      >
        <p>{props.text}</p>
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
