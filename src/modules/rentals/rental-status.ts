import { registerEnumType } from 'type-graphql';

export const RentalStatus = {
  AWAITING_SIGNATURE: 'AWAITING_SIGNATURE',
  AWAITING_PAYMENT: 'AWAITING_PAYMENT',
  ACTIVE: 'ACTIVE',
  OVERDUE: 'OVERDUE',
  DEFAULTED: 'DEFAULTED',
  RETURNED: 'RETURNED',
  BOUGHT_OUT: 'BOUGHT_OUT',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;
export type RentalStatus = keyof typeof RentalStatus;
registerEnumType(RentalStatus, {
  name: 'RentalStatus',
  description: 'How far a rental has come.',
  valuesConfig: {
    AWAITING_SIGNATURE: { description: 'A unit is held; the contract is to be signed.' },
    AWAITING_PAYMENT: { description: 'Signed; the deposit and the first instalment are to be paid.' },
    ACTIVE: { description: 'The customer has the unit, and nothing is late.' },
    OVERDUE: { description: 'The customer has the unit, and an instalment is late.' },
    DEFAULTED: {
      description: 'Too many instalments are late: no more fall due, and the unit is to come back.',
    },
    RETURNED: { description: 'The unit came back, or was lost.' },
    BOUGHT_OUT: { description: 'The unit belongs to the customer.' },
    CANCELLED: { description: 'Called off before it began.' },
    EXPIRED: { description: 'Not signed or not paid in time.' },
  },
});

export const InstallmentStatus = {
  DUE: 'DUE',
  PAID: 'PAID',
  OVERDUE: 'OVERDUE',
  WAIVED: 'WAIVED',
  CANCELLED: 'CANCELLED',
} as const;
export type InstallmentStatus = keyof typeof InstallmentStatus;
registerEnumType(InstallmentStatus, {
  name: 'RentalInstallmentStatus',
  description: 'Where an instalment stands.',
  valuesConfig: {
    DUE: { description: 'To be paid, and not late.' },
    PAID: { description: 'Paid.' },
    OVERDUE: { description: 'Late: the days of grace are over.' },
    WAIVED: { description: 'It need not be paid; the staff said so.' },
    CANCELLED: { description: 'It fell away when the rental ended.' },
  },
});
