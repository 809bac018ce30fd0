import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ContractTerms,
  renderContractText,
} from '../../../../../src/modules/rentals/contract/render-contract-text.ts';
import { buyoutByMonth, scheduleOf } from '../../../../../src/modules/rentals/rental.rules.ts';
import { untaxed } from '../../../../../src/modules/rentals/rental-tax.rules.ts';

function termsOf(changed: Partial<ContractTerms> = {}): ContractTerms {
  const terms = {
    storeName: 'Tradepost',
    number: 'L-1',
    customerName: 'Ann Lee',
    productName: 'Lamp',
    sku: 'LAMP-1',
    currencyCode: 'USD',
    startDate: '2026-03-01',
    endDate: '2026-05-01',
    months: 2,
    priceMinor: 100_000,
    monthlyRateMinor: 10_000,
    depositMinor: 15_000,
    totalMinor: 35_000,
    graceDays: 3,
    lateFeeMinor: 500,
    lateFeePpm: 35_000,
    purchaseSharePpm: 290_000,
    defaultAfterOverdue: 3,
    ...untaxed,
    ...changed,
  };
  const schedule = scheduleOf(terms, terms.startDate, terms.months);
  return { ...terms, schedule, buyouts: buyoutByMonth(terms, terms.months) };
}

it('states every term', () => {
  expect(renderContractText(termsOf())).toBe(
    `Rent-to-own contract L-1

Between Tradepost (the store) and Ann Lee (the customer).

1. The store rents one unit of "Lamp" (SKU LAMP-1) to the customer for 2 months, from 2026-03-01 until 2026-05-01.
2. The rent is 100.00 USD a month, payable in advance on the due dates in the schedule.
3. The deposit is 150.00 USD, payable together with the first installment. The contract begins when both are paid. The store pays the deposit back when the unit is returned; it may keep what damage or loss costs.
4. All installments and the deposit add up to 350.00 USD.
5. An installment that is not paid within 3 days after its due date is late, and a fee is added once: 5.00 USD plus 3.5 % of the installment.
6. When 3 installments are late at the same time, the contract is in default: no further installments become due, and the customer must return the unit.
7. The customer may buy the unit at any time while no installment is late. Its price is 1000.00 USD; 29 % of the rent paid and the deposit count toward it.

Schedule
1. 2026-03-01: 100.00 USD and the deposit of 150.00 USD; price to buy the unit after this payment: 821.00 USD
2. 2026-04-01: 100.00 USD; price to buy the unit after this payment: 792.00 USD`,
  );
});

it.each([
  [{ defaultAfterOverdue: 0 }, '6. Late installments remain payable.'],
  [{ defaultAfterOverdue: 1 }, '6. When 1 installment is late, the contract is in default:'],
  [{ graceDays: 1 }, 'not paid within 1 day after its due date'],
  [{ months: 1 }, 'to the customer for 1 month, from'],
  [{ rentTaxPpm: 190_000, rentTaxName: 'USt' }, '100.00 USD a month, including 19 % USt, payable'],
  [{ buyoutTaxPpm: 70_000 }, 'price is 1000.00 USD, including 7 % tax;'],
  [{ rentTaxPpm: 190_000, lateFeeTaxed: true }, 'plus 3.5 % of the installment, including 19 % tax.'],
  [{ taxExemption: 'Embassy.' }, '8. No tax is charged: Embassy.'],
])('with %j it says "%s"', (changed, text) => {
  expect(renderContractText(termsOf(changed))).toContain(text);
});

it('prints every rate so that it reads back as the same millionths', () => {
  const ppm = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(ppm, ppm, (lateFeePpm, purchaseSharePpm) => {
      const text = renderContractText(termsOf({ lateFeePpm, purchaseSharePpm }));
      const printed = [/plus (\S+) % of the installment/, /USD; (\S+) % of the rent paid/].map(
        pattern => pattern.exec(text)?.[1],
      );
      expect(printed.map(millionthsOf)).toEqual([lateFeePpm, purchaseSharePpm]);
    }),
    {
      numRuns: 1_000,
      examples: [
        [35_000, 290_000],
        [70_000, 570_000],
      ],
    },
  );
});

function millionthsOf(percent: string | undefined): number {
  const [whole, fraction = ''] = (percent ?? '').split('.');
  return fraction.length > 4 ? Number.NaN : Number(whole + fraction.padEnd(4, '0'));
}
