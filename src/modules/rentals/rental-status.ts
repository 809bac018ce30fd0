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
  description: 'The status of a rental.',
  valuesConfig: {
    AWAITING_SIGNATURE: { description: 'A unit is held, and the contract is waiting for the signature.' },
    AWAITING_PAYMENT: {
      description: 'The contract is signed, and the deposit and the first installment are to be paid.',
    },
    ACTIVE: { description: 'The customer has the unit, and nothing is late.' },
    OVERDUE: { description: 'The customer has the unit, and an installment is late.' },
    DEFAULTED: {
      description:
        'So many installments are late that no more become due, and the customer must return the unit.',
    },
    RETURNED: { description: 'The unit was returned or lost.' },
    BOUGHT_OUT: { description: 'The unit belongs to the customer.' },
    CANCELLED: { description: 'Canceled before it began.' },
    EXPIRED: { description: 'Not signed or not first paid in time.' },
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
  description: 'The status of an installment.',
  valuesConfig: {
    DUE: { description: 'Not paid yet, and not late.' },
    PAID: { description: 'Paid.' },
    OVERDUE: { description: 'Not paid, and late: the days of grace are over.' },
    WAIVED: { description: 'Waived by the staff: it need not be paid.' },
    CANCELLED: { description: 'Canceled when the rental ended.' },
  },
});
