import type { RentalDetailsFragment } from './generated/graphql.ts';

export type RentalDetails = RentalDetailsFragment;
export type RentalAction = RentalDetails['nextActions'][number]['action'];
export type Installment = RentalDetails['installments'][number];

export interface RentalDialogProps {
  readonly rental: RentalDetails;
  readonly onClose: () => void;
}

/** What the page offers in its head, in words. What is done to one installment stands in its row. */
export const rentalActions: readonly { id: RentalAction; label: string; danger?: boolean }[] = [
  { id: 'SIGN', label: 'Sign…' },
  { id: 'PAY_INSTALLMENT', label: 'Take payment…' },
  { id: 'RETURN', label: 'Take back…' },
  { id: 'EXTEND', label: 'Extend…' },
  { id: 'BUY_OUT', label: 'Buy out…' },
  { id: 'CANCEL', label: 'Cancel rental…', danger: true },
];

export function actionOf(rental: RentalDetails, action: RentalAction) {
  return rental.nextActions.find(each => each.action === action);
}

/** The installments that are still to be paid, the oldest first. */
export function openInstallments(rental: RentalDetails): Installment[] {
  return rental.installments.filter(({ status }) => status === 'DUE' || status === 'OVERDUE');
}
