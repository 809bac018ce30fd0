import { fromMinor } from '../../../platform/lib/money.ts';
import { percentOf } from '../../../platform/lib/percent-of.ts';
import type { Buyout, ScheduledInstallment } from '../rental.rules.ts';
import type { RentalTaxes } from '../rental-tax.rules.ts';

/**
 * Raise it with every change of the wording or of how figures are printed. Existing contracts keep their text.
 * Version 2 prints rates exactly: version 1 printed 0.29 as "28.9999 %". Version 3 says which tax amounts include.
 */
export const templateVersion = 3;

/** Everything that the text of a contract states. */
export interface ContractTerms extends RentalTaxes {
  readonly storeName: string;
  readonly number: string;
  readonly customerName: string;
  readonly productName: string;
  readonly sku: string;
  readonly currencyCode: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly months: number;
  readonly priceMinor: number;
  readonly monthlyRateMinor: number;
  readonly depositMinor: number;
  readonly totalMinor: number;
  readonly graceDays: number;
  readonly lateFeeMinor: number;
  readonly lateFeePpm: number;
  readonly purchaseSharePpm: number;
  readonly defaultAfterOverdue: number;
  readonly schedule: readonly ScheduledInstallment[];
  readonly buyouts: readonly Buyout[];
}

/** The text that the customer signs. */
export function renderContractText(terms: ContractTerms): string {
  const amount = (minor: number) => `${fromMinor(minor, terms.currencyCode)} ${terms.currencyCode}`;
  const { schedule, buyouts } = terms;
  return [
    `Rent-to-own contract ${terms.number}`,
    '',
    `Between ${terms.storeName} (the store) and ${terms.customerName} (the customer).`,
    '',
    `1. The store rents one unit of "${terms.productName}" (SKU ${terms.sku}) to the customer for ${counted(terms.months, 'month')}, from ${terms.startDate} until ${terms.endDate}.`,
    `2. The rent is ${amount(terms.monthlyRateMinor)} a month${including(terms.rentTaxName, terms.rentTaxPpm)}, payable in advance on the due dates in the schedule.`,
    `3. The deposit is ${amount(terms.depositMinor)}, payable together with the first installment. The contract begins when both are paid. The store pays the deposit back when the unit is returned; it may keep what damage or loss costs.`,
    `4. All installments and the deposit add up to ${amount(terms.totalMinor)}.`,
    `5. An installment that is not paid within ${counted(terms.graceDays, 'day')} after its due date is late, and a fee is added once: ${amount(terms.lateFeeMinor)} plus ${percentOf(terms.lateFeePpm)} of the installment${terms.lateFeeTaxed ? including(terms.rentTaxName, terms.rentTaxPpm) : ''}.`,
    `6. ${defaultClause(terms.defaultAfterOverdue)}`,
    `7. The customer may buy the unit at any time while no installment is late. Its price is ${amount(terms.priceMinor)}${including(terms.buyoutTaxName, terms.buyoutTaxPpm)}; ${percentOf(terms.purchaseSharePpm)} of the rent paid and the deposit count toward it.`,
    ...(terms.taxExemption ? [`8. No tax is charged: ${terms.taxExemption}`] : []),
    '',
    'Schedule',
    ...schedule.map(
      ({ sequence, dueOn, amountMinor, depositMinor }) =>
        `${sequence}. ${dueOn}: ${amount(amountMinor)}${depositMinor > 0 ? ` and the deposit of ${amount(depositMinor)}` : ''}; price to buy the unit after this payment: ${amount(buyouts[sequence - 1]!.amountMinor)}`,
    ),
  ].join('\n');
}

/** ", including 19 % VAT", where there is tax. */
function including(name: string | null, ratePpm: number): string {
  return ratePpm === 0 ? '' : `, including ${percentOf(ratePpm)} ${name ?? 'tax'}`;
}

function defaultClause(lateInstallments: number): string {
  if (lateInstallments === 0) return 'Late installments remain payable.';
  const late = lateInstallments === 1 ? 'is late' : 'are late at the same time';
  return `When ${counted(lateInstallments, 'installment')} ${late}, the contract is in default: no further installments become due, and the customer must return the unit.`;
}

/** "1 day", "3 days". */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
