import { Day } from '../../../kit/display/day.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { RentalStartPaymentDocument } from '../generated/graphql.ts';
import type { Installment, RentalDialogProps } from '../rental-actions.ts';
import { PaymentSteps } from './payment-steps.tsx';

export function PayDialog({
  rental,
  installment,
  onClose,
}: RentalDialogProps & { installment: Installment }) {
  const starting = useAction(RentalStartPaymentDocument, answer => answer.startPayment);
  const keyOf = useIdempotencyKey();

  async function start() {
    const input = { rentalInstallmentId: installment.id };
    const answer = await starting.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    return answer?.payment ?? null;
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Take payment of installment ${installment.sequence}`}>
      <PaymentSteps
        start={start}
        starting={starting}
        paidText={`Installment ${installment.sequence} of rental ${rental.number} is paid`}
        startLabel="Start payment"
        onDone={onClose}
      >
        <p>
          <Money {...installment.total} /> is due on <Day value={installment.dueOn} />.
        </p>
      </PaymentSteps>
    </Dialog>
  );
}
