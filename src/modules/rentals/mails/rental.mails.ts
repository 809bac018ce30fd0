import { fromMinor } from '../../../platform/lib/money.ts';
import { button, type Mail, paragraph, table } from '../../../platform/mail/mail.ts';
import type { Rental } from '../rental.entity.ts';
import { totalOf } from '../rental.rules.ts';
import type { RentalInstallment } from '../rental-installment.entity.ts';

export interface Recipient {
  readonly name: string;
  readonly email: string;
}

type RentalData = Pick<
  Rental,
  | 'number'
  | 'productName'
  | 'currencyCode'
  | 'months'
  | 'startDate'
  | 'monthlyRateMinor'
  | 'depositMinor'
  | 'holdsUntil'
  | 'status'
  | 'endReason'
>;
type InstallmentData = Pick<
  RentalInstallment,
  'sequence' | 'dueOn' | 'amountMinor' | 'depositMinor' | 'lateFeeMinor'
>;

function amount(minor: number, { currencyCode }: Pick<Rental, 'currencyCode'>): string {
  return `${fromMinor(minor, currencyCode)} ${currencyCode}`;
}

export function rentalCreatedMail(to: Recipient, rental: RentalData, contractUrl: string): Mail {
  const until = rental.holdsUntil ? ` until ${rental.holdsUntil.toUTCString()}` : '';
  return {
    to,
    template: 'rentals.created',
    subject: `Your contract ${rental.number} is ready to sign`,
    content: [
      paragraph(
        `Hello ${to.name}, we hold one "${rental.productName}" for you${until}; please sign by then.`,
      ),
      table([
        ['Months', `${rental.months}, from ${rental.startDate}`],
        ['Monthly rate', amount(rental.monthlyRateMinor, rental)],
        ['Deposit', amount(rental.depositMinor, rental)],
      ]),
      button('Read the contract', contractUrl),
    ],
  };
}

export function rentalActivatedMail(to: Recipient, rental: RentalData, contractUrl: string): Mail {
  return {
    to,
    template: 'rentals.activated',
    subject: `Your rental ${rental.number} has begun`,
    content: [
      paragraph(
        `Hello ${to.name}, your deposit and first instalment have arrived. Enjoy your "${rental.productName}".`,
      ),
      button('Get the signed contract', contractUrl),
    ],
  };
}

export function rentalPaidMail(to: Recipient, rental: RentalData, receiptUrl: string): Mail {
  return {
    to,
    template: 'rentals.paid',
    subject: `Your payment for rental ${rental.number}`,
    content: [
      paragraph(`Hello ${to.name}, your payment has arrived.`),
      button('Get the receipt', receiptUrl),
    ],
  };
}

export function installmentReminderMail(
  to: Recipient,
  rental: RentalData,
  installment: InstallmentData,
): Mail {
  return {
    to,
    template: 'rentals.reminder',
    subject: `Instalment ${installment.sequence} of rental ${rental.number} is due on ${installment.dueOn}`,
    content: [
      paragraph(`Hello ${to.name}, the next instalment for your "${rental.productName}" is soon due.`),
      table([
        ['Due on', installment.dueOn],
        ['Amount', amount(totalOf(installment), rental)],
      ]),
    ],
  };
}

export function rentalOverdueMail(to: Recipient, rental: RentalData, installment: InstallmentData): Mail {
  return {
    to,
    template: 'rentals.overdue',
    subject: `Instalment ${installment.sequence} of rental ${rental.number} is late`,
    content: [
      paragraph(
        `Hello ${to.name}, we miss an instalment for your "${rental.productName}". Please pay it soon.`,
      ),
      table([
        ['Was due on', installment.dueOn],
        ['Instalment', amount(installment.amountMinor, rental)],
        ['Late fee', amount(installment.lateFeeMinor, rental)],
        ['To pay', amount(totalOf(installment), rental)],
      ]),
    ],
  };
}

export function rentalDefaultedMail(to: Recipient, rental: RentalData): Mail {
  return {
    to,
    template: 'rentals.defaulted',
    subject: `Your rental ${rental.number} is in default`,
    content: [
      paragraph(
        `Hello ${to.name}, too many instalments for your "${rental.productName}" are late. Please bring it back and pay what is owed; no further instalments fall due.`,
      ),
    ],
  };
}

const ends: Partial<Record<Rental['status'], (rental: RentalData) => string>> = {
  CANCELLED: () => 'your rental was cancelled.',
  EXPIRED: () => 'your rental was not signed or paid in time, so we no longer hold a unit for you.',
  RETURNED: ({ productName }) =>
    `we have noted the return of your "${productName}". What is left of your deposit is on its way to you.`,
  BOUGHT_OUT: ({ productName }) => `your "${productName}" is yours now. Congratulations.`,
};

export function rentalEndedMail(to: Recipient, rental: RentalData): Mail | null {
  const say = ends[rental.status];
  if (!say) return null;
  return {
    to,
    template: 'rentals.ended',
    subject: `Your rental ${rental.number} has ended`,
    content: [
      paragraph(`Hello ${to.name}, ${say(rental)}`),
      ...(rental.endReason ? [table([['Note', rental.endReason]])] : []),
    ],
  };
}
