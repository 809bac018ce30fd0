import { fromMinor } from '../../../platform/lib/money.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import type { Buyout, ScheduledInstallment } from '../rental.rules.ts';

/** Raise it with every change of the wording. Contracts that are there keep theirs. */
export const templateVersion = 1;

export interface ContractFigures {
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

/** The text that is signed, with all figures in it. */
export function renderContractText(facts: ContractFigures): string {
  const amount = (minor: number) => `${fromMinor(minor, facts.currencyCode)} ${facts.currencyCode}`;
  const percent = (ppm: number) => `${Number(rateOf(ppm)) * 100} %`.replace(/(\.\d{4})\d+/, '$1');
  const { schedule, buyouts } = facts;
  return [
    `Rent-to-own contract ${facts.number}`,
    '',
    `Between ${facts.storeName} (the store) and ${facts.customerName} (the customer).`,
    '',
    `1. The store rents out one unit of "${facts.productName}" (SKU ${facts.sku}) for ${facts.months} months, from ${facts.startDate} until ${facts.endDate}.`,
    `2. The rent is ${amount(facts.monthlyRateMinor)} a month, to be paid ahead on the days in the schedule.`,
    `3. The deposit is ${amount(facts.depositMinor)}, to be paid together with the first instalment. The contract begins when both are paid. The deposit is given back when the unit comes back; the store may keep what damage or loss costs.`,
    `4. All instalments and the deposit come to ${amount(facts.totalMinor)}.`,
    `5. An instalment that is not paid within ${facts.graceDays} days of its due day is late, and once a fee is added: ${amount(facts.lateFeeMinor)} plus ${percent(facts.lateFeePpm)} of the instalment.`,
    facts.defaultAfterOverdue > 0
      ? `6. When ${facts.defaultAfterOverdue} instalments are late at the same time, the contract is in default: no further instalments fall due, and the unit is to come back.`
      : '6. Late instalments stay owed.',
    `7. The customer may buy the unit at any time while nothing is late. Its price is ${amount(facts.priceMinor)}; ${percent(facts.purchaseSharePpm)} of the rent paid and the deposit count toward it.`,
    '',
    'Schedule',
    ...schedule.map(
      ({ sequence, dueOn, amountMinor, depositMinor }) =>
        `${sequence}. ${dueOn}: ${amount(amountMinor)}${depositMinor > 0 ? ` and the deposit of ${amount(depositMinor)}` : ''}; to buy after it: ${amount(buyouts[sequence - 1]!.amountMinor)}`,
    ),
  ].join('\n');
}
