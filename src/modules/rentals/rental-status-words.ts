import type { InstallmentStatus, RentalStatus } from './rental-status.ts';

/** What a rental of each status is, after "Rental R-2026-00012". */
export const rentalInWords: Readonly<Record<RentalStatus, string>> = {
  AWAITING_SIGNATURE: 'waits for its signature',
  AWAITING_PAYMENT: 'waits for its first payment',
  ACTIVE: 'is running',
  OVERDUE: 'has a late installment',
  DEFAULTED: 'is in default',
  RETURNED: 'was returned',
  BOUGHT_OUT: 'was bought out',
  CANCELLED: 'was canceled',
  EXPIRED: 'has expired',
};

/** What an installment of each status is, after "Installment 2". */
export const installmentInWords: Readonly<Record<InstallmentStatus, string>> = {
  DUE: 'is due',
  PAID: 'is paid',
  OVERDUE: 'is late',
  WAIVED: 'was waived',
  CANCELLED: 'was canceled',
};
