import type { ActionChoice } from '../../lib/menu-actions.ts';
import type { RentalDetailsFragment } from './generated/graphql.ts';

export type RentalDetails = RentalDetailsFragment;
export type RentalAction = RentalDetails['nextActions'][number]['action'];
export type Installment = RentalDetails['installments'][number];

export interface RentalDialogProps {
  readonly rental: RentalDetails;
  readonly onClose: () => void;
}

/** What the page offers in its head, in words. What is done to one installment stands in its row. */
export const rentalActions: Partial<Record<RentalAction, ActionChoice>> = {
  SIGN: { label: 'Sign…' },
  PAY_INSTALLMENT: { label: 'Take payment…' },
  RETURN: { label: 'Take back…' },
  EXTEND: { label: 'Extend…' },
  BUY_OUT: { label: 'Buy out…' },
  CANCEL: { label: 'Cancel rental…', danger: true },
};

export function actionOf(rental: RentalDetails, action: RentalAction) {
  return rental.nextActions.find(each => each.action === action);
}

/** The installments that are still to be paid, the oldest first. */
export function openInstallments(rental: RentalDetails): Installment[] {
  return rental.installments.filter(({ status }) => status === 'DUE' || status === 'OVERDUE');
}
