import { defineEvent } from '../../platform/jobs/define-event.ts';

export const rentalCreated = defineEvent<{ readonly rentalId: string }>('rental.created');
export const rentalSigned = defineEvent<{ readonly rentalId: string }>('rental.signed');
export const rentalActivated = defineEvent<{ readonly rentalId: string }>('rental.activated');
export const rentalInstallmentPaid = defineEvent<{ readonly rentalId: string; readonly paymentId: string }>(
  'rental.installment-paid',
);
export const rentalReminded = defineEvent<{ readonly rentalId: string; readonly installmentId: string }>(
  'rental.reminded',
);
export const rentalOverdue = defineEvent<{ readonly rentalId: string; readonly installmentId: string }>(
  'rental.overdue',
);
export const rentalDefaulted = defineEvent<{ readonly rentalId: string }>('rental.defaulted');
export const rentalExtended = defineEvent<{ readonly rentalId: string }>('rental.extended');

/** Canceled, expired, returned, or bought out, as its status says. */
export const rentalEnded = defineEvent<{ readonly rentalId: string }>('rental.ended');
