export interface OrderMoney {
  readonly totalMinor: number;
  readonly paidMinor: number;
  readonly refundedMinor: number;
}

/** What is still to be paid of an order that is not paid yet. A part that went back is due again. */
export function dueOf({ totalMinor, paidMinor, refundedMinor }: OrderMoney): number {
  return totalMinor - (paidMinor - refundedMinor);
}
