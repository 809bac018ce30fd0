import { Day } from '../../../kit/display/day.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { PaymentSteps } from '../../payments/payment-steps.tsx';
import { useStartPayment } from '../../payments/use-start-payment.ts';
import type { Installment, RentalDialogProps } from '../rental-actions.ts';

export function PayDialog({
  rental,
  installment,
  onClose,
}: RentalDialogProps & { installment: Installment }) {
  const payment = useStartPayment({ rentalInstallmentId: installment.id });
  return (
    <Dialog isOpen onClose={onClose} title={`Take payment of installment ${installment.sequence}`}>
      <PaymentSteps
        {...payment}
        startLabel="Start payment"
        paidText={`Installment ${installment.sequence} of rental ${rental.number} is paid`}
        onDone={onClose}
      >
        <p>
          <Money {...installment.total} /> is due on <Day value={installment.dueOn} />.
        </p>
      </PaymentSteps>
    </Dialog>
  );
}
