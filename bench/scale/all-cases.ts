import { catalogCases } from './cases/catalog.ts';
import { moneyCases } from './cases/money.ts';
import { officeCases } from './cases/office.ts';
import { orderCases } from './cases/orders.ts';
import { peopleCases } from './cases/people.ts';
import { rentalCases } from './cases/rentals.ts';
import { reportCases } from './cases/reports.ts';
import { stockCases } from './cases/stock.ts';
import type { ScaleCase, ScaleFacts } from './scale-case.ts';

export function allCases(facts: ScaleFacts): ScaleCase[] {
  return [
    ...catalogCases(facts),
    ...peopleCases(facts),
    ...orderCases(facts),
    ...moneyCases(facts),
    ...stockCases(facts),
    ...rentalCases(facts),
    ...officeCases(facts),
    ...reportCases(),
  ];
}
