declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'rental.created': { readonly rentalId: string };
    'rental.signed': { readonly rentalId: string };
    'rental.activated': { readonly rentalId: string };
    'rental.installment-paid': { readonly rentalId: string; readonly paymentId: string };
    'rental.reminded': { readonly rentalId: string; readonly installmentId: string };
    'rental.overdue': { readonly rentalId: string; readonly installmentId: string };
    'rental.defaulted': { readonly rentalId: string };
    'rental.extended': { readonly rentalId: string };
    /** Cancelled, expired, returned, or bought out: its status says which. */
    'rental.ended': { readonly rentalId: string };
  }
}

export {};
