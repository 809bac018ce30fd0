import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { Day } from '../../../kit/display/day.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { QuantityField } from '../../../kit/field/quantity-field.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormActions } from '../../../kit/form/form-layout.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { RentalExtendDocument } from '../generated/graphql.ts';
import type { RentalDialogProps } from '../rental-actions.ts';

export function ExtendDialog({ rental, onClose }: RentalDialogProps) {
  const [months, setMonths] = useState<number | null>(1);
  // As the reader saw it: if somebody extends it meanwhile, it must not become twice as long.
  const [version] = useState(rental.version);
  const extending = useAction(RentalExtendDocument, answer => answer.extendRental);
  const isConflict = extending.userErrors?.some(({ code }) => code === 'VERSION_CONFLICT');

  async function submit() {
    const answer = await extending.run({ input: { rentalId: rental.id, version, months: months ?? 0 } });
    if (!answer) return;
    toast.success({ title: `Rental ${rental.number} is extended` });
    onClose();
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Extend rental ${rental.number}`}>
      <Form
        aria-label="Extend"
        userErrors={extending.userErrors}
        failure={extending.failure}
        onSubmit={() => void submit()}
      >
        <p>
          It ends on <Day value={rental.endDate} /> now. Each month costs <Money {...rental.monthlyRate} />.
        </p>
        {isConflict && <p>Close this and look at what changed before you extend it.</p>}
        <QuantityField
          label="Months more"
          name="months"
          isRequired
          min={1}
          max={120}
          value={months}
          onChange={setMonths}
        />
        <FormActions>
          <Button onPress={onClose}>Not now</Button>
          <Button type="submit" variant="primary" pending={extending.pending} pendingLabel="Extending…">
            Extend
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
