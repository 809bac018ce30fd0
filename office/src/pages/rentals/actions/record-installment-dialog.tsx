import { RecordPaymentDialog } from '../../payments/record-payment-dialog.tsx';
import type { Installment, RentalDialogProps } from '../rental-actions.ts';

export function RecordInstallmentDialog({
  rental,
  installment,
  onClose,
}: RentalDialogProps & { installment: Installment }) {
  return (
    <RecordPaymentDialog
      title={`Record payment of installment ${installment.sequence}`}
      target={{ rentalInstallmentId: installment.id }}
      due={installment.total}
      isWhole
      recordedText={`Installment ${installment.sequence} of rental ${rental.number} is paid.`}
      onClose={onClose}
    />
  );
}
