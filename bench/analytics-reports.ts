export interface Report {
  readonly name: string;
  readonly limitMs: number;
  readonly query: string;
}

const limitMs = 300;
const dashboardLimitMs = 100;
const year = 'range: { preset: LAST_365_DAYS }';

const dashboard = (range: string) => `dashboard(${range}) {
  orders units revenue { amount } averageOrderValue { amount } newCustomers activeRentals overdueInstallments
  comparedTo { orders units revenue { amount } newCustomers revenueChange ordersChange }
  lowStock { sku name stock { onHand } } recentOrders { number placedAt total { amount } }
}`;
const trend = (interval: string) =>
  `salesTrend(${year}, interval: ${interval}) { periodStart orders units revenue { amount } }`;
const top = (by: string) =>
  `topProducts(${year}, by: ${by}) { nodes { sku name quantity revenue { amount } product { id } } }`;

/** The queries of an analytics page, each with the maximum number of rows. */
export const reports: readonly Report[] = [
  report('dashboard, a year', dashboard(year), dashboardLimitMs),
  report('dashboard, 30 days', dashboard('range: { preset: LAST_30_DAYS }'), dashboardLimitMs),
  report('salesTrend by day', trend('DAY')),
  report('salesTrend by week', trend('WEEK')),
  report('salesTrend by month', trend('MONTH')),
  report('topProducts by quantity', top('QUANTITY')),
  report('topProducts by revenue', top('REVENUE')),
  report(
    'salesByCategory',
    `salesByCategory(${year}) { nodes { name quantity revenue { amount } category { id } } }`,
  ),
  report(
    'customerLifetimeValues',
    'customerLifetimeValues { nodes { name orders total { amount } firstOrderAt lastOrderAt customer { id } } }',
  ),
  report(
    'staffPerformance',
    `staffPerformance(${year}) { nodes { name orders units revenue { amount } averageOrderValue { amount } staffMember { id } } }`,
  ),
  report(
    'staffProduction',
    `staffProduction(${year}) { nodes { name quantity records staffMember { id } } }`,
  ),
  report(
    'ordersAndProduction',
    `ordersAndProduction(${year}) { nodes { sku sold produced onHand product { id } } }`,
  ),
  report(
    'taxReport',
    `taxReport(${year}) { rate net { amount } tax { amount } refundedNet { amount } refundedTax { amount } }`,
  ),
  report(
    'rentalSummary',
    `rentalSummary(${year}) { started returned boughtOut cancelled active overdueInstallments overdue { amount } income { amount } }`,
  ),
  report(
    'inventoryValuation',
    'inventoryValuation { products units value { amount } categories { units value { amount } category { id } } }',
  ),
  report(
    'productionReport, yesterday',
    `productionReport(date: "${yesterday()}") { nodes { sku name quantity product { id } } }`,
  ),
];

function report(name: string, field: string, limit = limitMs): Report {
  return { name, limitMs: limit, query: `{ analytics { ${field} } }` };
}

function yesterday(): string {
  return new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
}
