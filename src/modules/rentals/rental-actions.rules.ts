import { fromMinor, maxAmountMinor } from '../../platform/lib/money.ts';
import { type Problem, wrongStatus } from '../../platform/lib/problem.ts';
import type { Rental } from './rental.entity.ts';
import { isOpen, maxMonths, paymentRefusal, runningStatuses } from './rental.rules.ts';
import type { InstallmentStatus } from './rental-status.ts';
import { installmentInWords, rentalInWords } from './rental-status-words.ts';

type State = Pick<Rental, 'number' | 'status'>;

interface Contract {
  readonly signedAt: unknown;
  readonly erasedAt: unknown;
}

export function signProblem(
  { number, status, holdsUntil }: State & Pick<Rental, 'holdsUntil'>,
  contract: Contract,
  now: Date,
): Problem | null {
  if (contract.signedAt !== null)
    return { code: 'ALREADY_SIGNED', message: `The contract of rental ${number} is already signed.` };
  if (status !== 'AWAITING_SIGNATURE')
    return wrongStatus(`Rental ${number} ${rentalInWords[status]}; its contract can no longer be signed.`);
  if (holdsUntil !== null && holdsUntil <= now)
    return wrongStatus('The time to sign is over. Create a new rental.');
  return contract.erasedAt === null
    ? null
    : wrongStatus('The contract was erased with its customer. Cancel the rental.');
}

/** Until its first day, even if it is signed and paid. */
export function cancelProblem(
  { number, status, startDate }: State & Pick<Rental, 'startDate'>,
  today: string,
): Problem | null {
  if (status === 'AWAITING_SIGNATURE' || status === 'AWAITING_PAYMENT') return null;
  if (status === 'ACTIVE' && today < startDate) return null;
  return wrongStatus(
    `Rental ${number} ${rentalInWords[status]}; only a rental that has not begun can be canceled.`,
  );
}

export function returnProblem({ number, status }: State): Problem | null {
  return runningStatuses.includes(status)
    ? null
    : wrongStatus(`Rental ${number} ${rentalInWords[status]}; only a running rental can be returned.`);
}

type Length = State & Pick<Rental, 'months' | 'monthlyRateMinor' | 'chargedMinor' | 'currencyCode'>;

/** @param months how many months to add */
export function extendProblem(rental: Length, months: number): Problem | null {
  const { number, status, currencyCode } = rental;
  if (status !== 'ACTIVE')
    return wrongStatus(
      `Rental ${number} ${rentalInWords[status]}; only a running rental without late installments can be extended.`,
    );
  if (rental.months + months > maxMonths)
    return tooLong(
      `"months" must be at most ${maxMonths - rental.months}: a rental lasts at most ${maxMonths} months.`,
    );
  if (rental.chargedMinor + rental.monthlyRateMinor * months > maxAmountMinor)
    return tooLong(
      `"months" must be less: a rental costs at most ${fromMinor(maxAmountMinor, currencyCode)} ${currencyCode}.`,
    );
  return null;
}

export function buyoutProblem({ number, status }: State): Problem | null {
  if (status === 'ACTIVE') return null;
  if (status === 'BOUGHT_OUT')
    return { code: 'ALREADY_PAID', message: `Rental ${number} is already bought out.` };
  return wrongStatus(
    status === 'OVERDUE'
      ? `Pay the late installments of rental ${number} first.`
      : `Rental ${number} ${rentalInWords[status]}; only a running rental can be bought out.`,
  );
}

interface Installment {
  readonly sequence: number;
  readonly status: InstallmentStatus;
  readonly lateFeeMinor: number;
}

export function payProblem(
  rental: State & Pick<Rental, 'holdsUntil'>,
  installment: Installment,
  now: Date,
): Problem | null {
  const refusal = paymentRefusal(rental, installment);
  if (refusal) return refusal;
  return rental.holdsUntil !== null && rental.holdsUntil <= now
    ? wrongStatus('The time to pay is over. Create a new rental.')
    : null;
}

/** A rental that has not begun can be canceled instead; its first installment includes the deposit. */
export function waiveProblem(
  rental: State,
  installment: Installment,
  what: 'INSTALLMENT' | 'LATE_FEE',
): Problem | null {
  const { sequence, status, lateFeeMinor } = installment;
  if (what === 'LATE_FEE' && lateFeeMinor === 0)
    return wrongStatus(`Installment ${sequence} has no late fee to waive.`);
  if (!isOpen(installment))
    return wrongStatus(`Installment ${sequence} ${installmentInWords[status]}; there is nothing to waive.`);
  if ([...runningStatuses, 'RETURNED'].includes(rental.status)) return null;
  return wrongStatus(`Rental ${rental.number} ${rentalInWords[rental.status]}; there is nothing to waive.`);
}

function tooLong(message: string): Problem {
  return { code: 'INVALID_INPUT', message, details: { path: ['months'] } };
}
