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
  RECORD_PAYMENT: { label: 'Record payment…' },
  RETURN: { label: 'Take back…' },
  EXTEND: { label: 'Extend…' },
  BUY_OUT: { label: 'Buy out…' },
  CANCEL: { label: 'Cancel rental…', danger: true },
};

/** What the API says about one action of an installment; undefined when the viewer may not take it at all. */
export function actionOf(installment: Installment, action: Installment['nextActions'][number]['action']) {
  return installment.nextActions.find(each => each.action === action);
}

/** The installment that is paid next: the oldest that can be. */
export function nextPayable(
  rental: RentalDetails,
  by: 'PAY' | 'RECORD_PAYMENT' = 'PAY',
): Installment | undefined {
  return rental.installments.find(installment => actionOf(installment, by)?.allowed);
}
