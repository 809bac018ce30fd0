declare module '../../platform/jobs/define-job.ts' {
  interface Events {
    'order.placed': { readonly orderId: string };
    'order.sold': { readonly orderId: string };
    'order.paid': { readonly orderId: string; readonly paymentId: string };
    'order.shipped': { readonly orderId: string };
    'order.delivered': { readonly orderId: string };
    'order.cancelled': { readonly orderId: string };
    'order.refunded': { readonly orderId: string; readonly amountMinor: number; readonly reason: string };
    /** Goods came back for money of which no payment is known. */
    'order.refund-due-by-hand': { readonly orderId: string; readonly amountMinor: number };
    'order.corrected': { readonly orderId: string; readonly formerCustomerId: string | null };
    /** History came in, or was changed, of whatever days. */
    'orders.imported': Record<string, never>;
    'order.returned': { readonly orderId: string };
  }
}

export {};
