import { addDays, addMonths } from '../../platform/lib/calendar-day.ts';
import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import { partOf } from '../../platform/lib/rate.ts';
import type { StateTable } from '../../platform/lib/state-table.ts';
import type { InstallmentStatus, RentalStatus } from './rental-status.ts';
import { installmentInWords, rentalInWords } from './rental-status-words.ts';
import { installmentTax, type RentalTaxes } from './rental-tax.rules.ts';

export const maxMonths = 120;
/** How far ahead a contract may start, in days. */
export const maxDaysAhead = 365;
/** How many days before an installment is due its reminder is sent. */
export const reminderDays = 3;

/** The statuses that can follow each status of a rental. */
export const nextStatus: StateTable<RentalStatus> = {
  AWAITING_SIGNATURE: ['AWAITING_PAYMENT', 'CANCELLED', 'EXPIRED'],
  AWAITING_PAYMENT: ['ACTIVE', 'CANCELLED', 'EXPIRED'],
  // Canceled only before its first day.
  ACTIVE: ['OVERDUE', 'RETURNED', 'BOUGHT_OUT', 'CANCELLED'],
  OVERDUE: ['ACTIVE', 'DEFAULTED', 'RETURNED'],
  DEFAULTED: ['RETURNED'],
  RETURNED: [],
  BOUGHT_OUT: [],
  CANCELLED: [],
  EXPIRED: [],
};

/** The customer has the unit. */
export const runningStatuses: readonly RentalStatus[] = ['ACTIVE', 'OVERDUE', 'DEFAULTED'];

/** The terms of a rental. They are copied from the product and the settings, which may change later. */
export interface RentalTermsInForce {
  readonly priceMinor: number;
  readonly monthlyRateMinor: number;
  readonly depositMinor: number;
  readonly purchaseSharePpm: number;
}

/** How the rent of a schedule is taxed. */
type RentTax = Pick<RentalTaxes, 'rentTaxPpm' | 'lateFeeTaxed'>;

export interface ScheduledInstallment {
  readonly sequence: number;
  readonly dueOn: string;
  /** The rent. */
  readonly amountMinor: number;
  /** The deposit, which is paid together with the first installment; 0 for the others. */
  readonly depositMinor: number;
  /** The tax that the rent includes. */
  readonly taxMinor: number;
}

/** The day on which an installment is due: installment n is due n − 1 months after the start. */
export function dueOn(startDate: string, sequence: number): string {
  return addMonths(startDate, sequence - 1);
}

/** The first day on which an unpaid installment is late: the day after the last day of grace. */
export function overdueOn(due: string, graceDays: number): string {
  return addDays(due, graceDays + 1);
}

/** The installments from sequence `from` to sequence `to`, each of one month's rent. */
export function scheduleOf(
  terms: Pick<RentalTermsInForce, 'monthlyRateMinor' | 'depositMinor'> & RentTax,
  startDate: string,
  to: number,
  from = 1,
): ScheduledInstallment[] {
  const amountMinor = terms.monthlyRateMinor;
  const taxMinor = installmentTax({ amountMinor, lateFeeMinor: 0 }, terms);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const sequence = from + index;
    return {
      sequence,
      dueOn: dueOn(startDate, sequence),
      amountMinor,
      depositMinor: sequence === 1 ? terms.depositMinor : 0,
      taxMinor,
    };
  });
}

export interface Buyout {
  readonly priceMinor: number;
  /** The part of the rent paid that counts toward the price. */
  readonly rentCreditMinor: number;
  /** The part of the deposit that counts toward the price. */
  readonly depositCreditMinor: number;
  /** What is left to pay. */
  readonly amountMinor: number;
  /** The part of the deposit that is refunded, because less than all of it was needed. */
  readonly depositReturnMinor: number;
}

/**
 * The price of a buy-out: price − rent paid × share − deposit. It is never negative and never more than the price.
 * The rent counts first, so that as much as possible of the deposit is refunded.
 */
export function buyoutOf(
  terms: Pick<RentalTermsInForce, 'priceMinor' | 'purchaseSharePpm'>,
  rentPaidMinor: number,
  depositHeldMinor: number,
): Buyout {
  const { priceMinor, purchaseSharePpm } = terms;
  const rentCreditMinor = Math.min(priceMinor, partOf(Math.max(0, rentPaidMinor), purchaseSharePpm));
  const depositCreditMinor = Math.min(priceMinor - rentCreditMinor, depositHeldMinor);
  return {
    priceMinor,
    rentCreditMinor,
    depositCreditMinor,
    amountMinor: priceMinor - rentCreditMinor - depositCreditMinor,
    depositReturnMinor: depositHeldMinor - depositCreditMinor,
  };
}

/** The price of a buy-out after each month whose rent is paid, the first month first. */
export function buyoutByMonth(terms: RentalTermsInForce, months: number): Buyout[] {
  return Array.from({ length: months }, (_, index) =>
    buyoutOf(terms, terms.monthlyRateMinor * (index + 1), terms.depositMinor),
  );
}

/** The late fee of an installment: a fixed amount and a part of the rent, rounded half up. It is added once. */
export function lateFeeOf(
  { lateFeeMinor, lateFeePpm }: { readonly lateFeeMinor: number; readonly lateFeePpm: number },
  amountMinor: number,
): number {
  return lateFeeMinor + partOf(amountMinor, lateFeePpm);
}

interface Charges {
  readonly amountMinor: number;
  readonly depositMinor: number;
  readonly lateFeeMinor: number;
}

/** The total of an installment: rent, deposit, and late fee. */
export function totalOf({ amountMinor, depositMinor, lateFeeMinor }: Charges): number {
  return amountMinor + depositMinor + lateFeeMinor;
}

export function isOpen({ status }: { readonly status: InstallmentStatus }): boolean {
  return status === 'DUE' || status === 'OVERDUE';
}

/** What is left to pay: all charges that are neither waived nor canceled, less what was paid. */
export function balanceOf({
  chargedMinor,
  paidMinor,
}: {
  readonly chargedMinor: number;
  readonly paidMinor: number;
}): number {
  return chargedMinor - paidMinor;
}

/** The deposit paid, and where it went. */
interface DepositUse {
  readonly depositPaidMinor: number;
  readonly depositKeptMinor: number;
  readonly depositAppliedMinor: number;
  readonly depositReturnMinor: number;
}

/** What is left of the deposit: the part paid that is neither kept, used for the buy-out, nor refunded. */
export function depositHeldOf(rental: DepositUse): number {
  const { depositPaidMinor, depositKeptMinor, depositAppliedMinor, depositReturnMinor } = rental;
  return depositPaidMinor - depositKeptMinor - depositAppliedMinor - depositReturnMinor;
}

/** What `buyoutOfRental` needs to know. */
export const buyoutColumns = [
  'priceMinor',
  'purchaseSharePpm',
  'rentPaidMinor',
  'rentRefundedMinor',
  'depositPaidMinor',
  'depositKeptMinor',
  'depositAppliedMinor',
  'depositReturnMinor',
] as const satisfies readonly (keyof Parameters<typeof buyoutOfRental>[0])[];

/** What buying out a rental costs now. */
export function buyoutOfRental(
  rental: DepositUse &
    Pick<RentalTermsInForce, 'priceMinor' | 'purchaseSharePpm'> & {
      readonly rentPaidMinor: number;
      readonly rentRefundedMinor: number;
    },
): Buyout {
  return buyoutOf(rental, rental.rentPaidMinor - rental.rentRefundedMinor, depositHeldOf(rental));
}

/** ACTIVE or OVERDUE, depending on whether an installment is late. Any other status stays. */
export function statusByInstallments(
  status: RentalStatus,
  installments: readonly { readonly status: InstallmentStatus }[],
): RentalStatus {
  if (status !== 'ACTIVE' && status !== 'OVERDUE') return status;
  return installments.some(one => one.status === 'OVERDUE') ? 'OVERDUE' : 'ACTIVE';
}

/** Why an installment cannot be paid now; undefined when it can. */
export function paymentRefusal(
  rental: { readonly number: string; readonly status: RentalStatus },
  installment: { readonly sequence: number; readonly status: InstallmentStatus },
): Problem | undefined {
  const name = `Installment ${installment.sequence} of rental ${rental.number}`;
  if (installment.status === 'PAID') return { code: 'ALREADY_PAID', message: `${name} is already paid.` };
  if (!isOpen(installment))
    return wrongStatus(`${name} ${installmentInWords[installment.status]}; there is nothing to pay.`);
  switch (rental.status) {
    case 'AWAITING_SIGNATURE':
      return wrongStatus(`Sign the contract of rental ${rental.number} first.`);
    case 'AWAITING_PAYMENT':
      return installment.sequence === 1 ? undefined : wrongStatus('Pay the first installment first.');
    case 'BOUGHT_OUT':
    case 'CANCELLED':
    case 'EXPIRED':
      return wrongStatus(`Rental ${rental.number} ${rentalInWords[rental.status]}; there is nothing to pay.`);
    default:
      return undefined;
  }
}
