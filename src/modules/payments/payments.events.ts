declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'payment.webhook-received': { readonly webhookEventId: string };
    'payment.succeeded': { readonly paymentId: string };
    'payment.failed': { readonly paymentId: string };
    /** Nobody is to pay it any more, so the provider is to be told. */
    'payment.called-off': { readonly paymentId: string };
    'payment.refunded': { readonly paymentId: string; readonly refundId: string };
    /** Money that came at the counter: the books have it paid back, and somebody there has to do it. */
    'refund.due-at-counter': { readonly paymentId: string; readonly refundId: string };
    'refund.requested': { readonly refundId: string };
    'refund.failed': { readonly paymentId: string; readonly refundId: string };
  }
}

export {};
