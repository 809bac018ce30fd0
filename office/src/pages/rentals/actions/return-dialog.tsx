import { Button } from '../../../kit/button/button.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { MoneyField } from '../../../kit/field/money-field.tsx';
import { RadioGroupField } from '../../../kit/field/radio-group-field.tsx';
import { TextAreaField } from '../../../kit/field/text-area-field.tsx';
import { DraftNotice } from '../../../kit/form/draft-notice.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormActions } from '../../../kit/form/form-layout.tsx';
import { useDraft } from '../../../kit/form/use-draft.ts';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useViewer } from '../../../shell/session/session-context.ts';
import { RentalReturnDocument, type ReturnCondition } from '../generated/graphql.ts';
import type { RentalDialogProps } from '../rental-actions.ts';

const conditions = [
  { id: 'GOOD', label: 'Good', description: 'It goes back into the stock.' },
  { id: 'DAMAGED', label: 'Damaged', description: 'It does not go back into the stock.' },
  { id: 'LOST', label: 'Lost', description: 'It did not come back.' },
] as const satisfies readonly { id: ReturnCondition; label: string; description: string }[];

type Entry = { condition: ReturnCondition; notes: string; depositKept: string };

export function ReturnDialog({ rental, onClose }: RentalDialogProps) {
  const viewer = useViewer();
  const draft = useDraft<Entry>(`${viewer.id}.rental-return.${rental.id}`, {
    condition: 'GOOD',
    notes: '',
    depositKept: '',
  });
  const returning = useAction(RentalReturnDocument, answer => answer.returnRental);
  const { condition, notes, depositKept } = draft.value;

  async function submit() {
    const input = {
      rentalId: rental.id,
      condition,
      notes: notes.trim() || null,
      depositKept: depositKept || null,
    };
    if (!(await returning.run({ input }))) return;
    draft.submitted();
    toast.success({ title: `Rental ${rental.number} is returned` });
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Take back rental ${rental.number}`}>
      <Form
        aria-label="Take back"
        userErrors={returning.userErrors}
        failure={returning.failure}
        onSubmit={() => void submit()}
      >
        <DraftNotice draft={draft} />
        <RadioGroupField
          label="Condition"
          name="condition"
          options={conditions}
          value={condition}
          onChange={value => draft.setField('condition', value)}
        />
        <TextAreaField
          label="Notes"
          name="notes"
          value={notes}
          onChange={value => draft.setField('notes', value)}
        />
        <MoneyField
          label="Keep of the deposit"
          name="depositKept"
          currencyCode={rental.depositHeld.currencyCode}
          value={depositKept}
          onChange={value => draft.setField('depositKept', value)}
        />
        <p>
          <Money {...rental.depositHeld} /> of the deposit are held. What is not kept is refunded. Taking it
          back ends the rental and cannot be undone.
        </p>
        <FormActions>
          <Button onPress={onClose}>Not now</Button>
          <Button type="submit" variant="primary" pending={returning.pending} pendingLabel="Taking it back…">
            Take back
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
