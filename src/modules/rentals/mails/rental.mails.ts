import { fromMinor } from '../../../platform/lib/money.ts';
import { zonedText } from '../../../platform/lib/zoned-time.ts';
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

/** @param timeZone the store's, for the time until which the unit is held */
export function rentalCreatedMail(
  to: Recipient,
  rental: RentalData,
  contractUrl: string,
  timeZone: string,
): Mail {
  const held = `Hello ${to.name}, we hold one "${rental.productName}" for you`;
  return {
    to,
    template: 'rentals.created',
    subject: `Your contract ${rental.number} is ready to sign`,
    content: [
      paragraph(
        rental.holdsUntil
          ? `${held} until ${zonedText(timeZone, rental.holdsUntil)} (${timeZone}). Please sign by then.`
          : `${held}.`,
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
        `Hello ${to.name}, we have received your deposit and first installment. Enjoy your "${rental.productName}".`,
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
      paragraph(`Hello ${to.name}, we have received your payment.`),
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
    subject: `Installment ${installment.sequence} of rental ${rental.number} is due on ${installment.dueOn}`,
    content: [
      paragraph(`Hello ${to.name}, the next installment for your "${rental.productName}" is due soon.`),
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
    subject: `Installment ${installment.sequence} of rental ${rental.number} is late`,
    content: [
      paragraph(
        `Hello ${to.name}, we have not received an installment for your "${rental.productName}". Please pay it soon.`,
      ),
      table([
        ['Was due on', installment.dueOn],
        ['Installment', amount(installment.amountMinor, rental)],
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
        `Hello ${to.name}, too many installments for your "${rental.productName}" are late. Please return it and pay what you owe; no further installments become due.`,
      ),
    ],
  };
}

const endTexts: Partial<Record<Rental['status'], (rental: RentalData) => string>> = {
  CANCELLED: () => 'your rental was canceled.',
  EXPIRED: () => 'your rental was not signed or paid in time, so we no longer hold a unit for you.',
  RETURNED: ({ productName }) =>
    `we have recorded the return of your "${productName}". We are refunding the rest of your deposit.`,
  BOUGHT_OUT: ({ productName }) => `the "${productName}" is yours now. Congratulations!`,
};

export function rentalEndedMail(to: Recipient, rental: RentalData): Mail | null {
  const textOf = endTexts[rental.status];
  if (!textOf) return null;
  return {
    to,
    template: 'rentals.ended',
    subject: `Your rental ${rental.number} has ended`,
    content: [
      paragraph(`Hello ${to.name}, ${textOf(rental)}`),
      ...(rental.endReason ? [table([['Note', rental.endReason]])] : []),
    ],
  };
}
