import { nextPayable, type RentalAction, type RentalDialogProps } from '../rental-actions.ts';
import { BuyOutDialog } from './buy-out-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { RecordInstallmentDialog } from './record-installment-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';

/** The dialog of the action that was chosen. */
export function RentalDialog({ action, ...props }: RentalDialogProps & { action: RentalAction | null }) {
  const next = nextPayable(props.rental);
  const received = nextPayable(props.rental, 'RECORD_PAYMENT');
  switch (action) {
    case 'SIGN':
      return <SignDialog {...props} />;
    case 'PAY_INSTALLMENT':
      return next ? <PayDialog {...props} installment={next} /> : null;
    case 'RECORD_PAYMENT':
      return received ? <RecordInstallmentDialog {...props} installment={received} /> : null;
    case 'RETURN':
      return <ReturnDialog {...props} />;
    case 'EXTEND':
      return <ExtendDialog {...props} />;
    case 'BUY_OUT':
      return <BuyOutDialog {...props} />;
    case 'CANCEL':
      return <CancelDialog {...props} />;
    default:
      return null;
  }
}
