import { shiftDecimal } from '../../lib/format/decimal.ts';
import { objectLink } from '../../lib/object-link.ts';
import {
  ReportBestCustomersDocument,
  ReportInventoryValueDocument,
  ReportKeyFiguresDocument,
  ReportOrdersAndProductionDocument,
  ReportProductionDocument,
  ReportRentalsDocument,
  ReportSalesByCategoryDocument,
  ReportSalesTrendDocument,
  ReportStaffProductionDocument,
  ReportStaffSalesDocument,
  ReportTaxesDocument,
  ReportTopProductsDocument,
} from './generated/graphql.ts';
import { listed, type Report, type ReportChoice, type ReportColumn, source } from './report-types.ts';

const revenue: ReportColumn = { id: 'revenue', header: 'Revenue', kind: 'money' };
const orders: ReportColumn = { id: 'orders', header: 'Orders', kind: 'count' };
const units: ReportColumn = { id: 'units', header: 'Units', kind: 'count' };
const averageOrder: ReportColumn = { id: 'averageOrder', header: 'Average order', kind: 'money' };
const sku: ReportColumn = { id: 'sku', header: 'SKU', kind: 'text' };
const name = (header: string): ReportColumn => ({ id: 'name', header, kind: 'text' });

const byRange = ({ range }: ReportChoice) => ({ range });
const byRangeAndChannel = ({ range, channel }: ReportChoice) => ({ range, channel });
const byNothing = () => ({});

/** Every report. Another one is one more entry, and its query. */
export const reports: readonly Report[] = [
  {
    id: 'SALES_TREND',
    label: 'Sales trend',
    description: 'Revenue and orders over time.',
    needs: ['ANALYTICS_VIEW'],
    days: 'range',
    options: ['interval', 'channel'],
    shape: 'table',
    columns: [{ id: 'period', header: 'From', kind: 'day' }, revenue, orders, units],
    chart: { kind: 'line', value: () => 'revenue' },
    source: source(
      ReportSalesTrendDocument,
      ({ range, interval, channel }) => ({ range, interval, channel }),
      ({ analytics }) =>
        analytics.salesTrend?.map(row => ({
          id: row.periodStart,
          cells: {
            period: row.periodStart,
            revenue: row.revenue.amount,
            orders: row.orders,
            units: row.units,
          },
        })),
    ),
  },
  {
    id: 'DASHBOARD',
    label: 'Key figures',
    description: 'Revenue, orders, units, and new customers.',
    needs: ['ANALYTICS_VIEW'],
    days: 'range',
    shape: 'figures',
    columns: [
      revenue,
      orders,
      units,
      averageOrder,
      { id: 'newCustomers', header: 'New customers', kind: 'count' },
    ],
    source: source(ReportKeyFiguresDocument, byRange, ({ analytics: { dashboard } }) =>
      dashboard
        ? [
            {
              id: 'figures',
              cells: {
                revenue: dashboard.revenue.amount,
                orders: dashboard.orders,
                units: dashboard.units,
                averageOrder: dashboard.averageOrderValue.amount,
                newCustomers: dashboard.newCustomers,
              },
            },
          ]
        : null,
    ),
  },
  {
    id: 'TOP_PRODUCTS',
    label: 'Top products',
    description: 'What sold best: the first hundred.',
    needs: ['ANALYTICS_VIEW'],
    days: 'range',
    options: ['by', 'channel'],
    shape: 'table',
    columns: [name('Product'), sku, { id: 'quantity', header: 'Sold', kind: 'count' }, revenue],
    chart: { kind: 'bar', value: ({ by }) => (by === 'QUANTITY' ? 'quantity' : 'revenue') },
    source: source(
      ReportTopProductsDocument,
      ({ range, by, channel }) => ({ range, by, channel }),
      ({ analytics }) =>
        listed(analytics.topProducts, row => ({
          id: row.sku,
          href: objectLink(row.product?.id),
          cells: { name: row.name, sku: row.sku, quantity: row.quantity, revenue: row.revenue.amount },
        })),
    ),
  },
  {
    id: 'SALES_BY_CATEGORY',
    label: 'Sales by category',
    description: 'Revenue of each category.',
    needs: ['ANALYTICS_VIEW'],
    days: 'range',
    options: ['channel'],
    shape: 'table',
    columns: [name('Category'), { id: 'quantity', header: 'Sold', kind: 'count' }, revenue],
    chart: { kind: 'bar', value: () => 'revenue' },
    source: source(ReportSalesByCategoryDocument, byRangeAndChannel, ({ analytics }) =>
      listed(analytics.salesByCategory, row => ({
        id: row.category?.id ?? row.name ?? 'none',
        cells: {
          name: row.name ?? 'Without a category',
          quantity: row.quantity,
          revenue: row.revenue.amount,
        },
      })),
    ),
  },
  {
    id: 'CUSTOMER_LIFETIME_VALUES',
    label: 'Best customers',
    description: 'What each customer bought altogether: the first hundred.',
    needs: ['ANALYTICS_VIEW', 'CUSTOMERS_VIEW'],
    days: 'none',
    shape: 'table',
    columns: [
      name('Customer'),
      orders,
      { id: 'total', header: 'Total', kind: 'money' },
      { id: 'firstOrder', header: 'First order', kind: 'time' },
      { id: 'lastOrder', header: 'Last order', kind: 'time' },
    ],
    chart: { kind: 'bar', value: () => 'total' },
    source: source(ReportBestCustomersDocument, byNothing, ({ analytics }) =>
      listed(analytics.customerLifetimeValues, (row, index) => ({
        id: row.customer?.id ?? String(index),
        href: objectLink(row.customer?.id),
        cells: {
          name: row.name,
          orders: row.orders,
          total: row.total.amount,
          firstOrder: row.firstOrderAt,
          lastOrder: row.lastOrderAt,
        },
      })),
    ),
  },
  {
    id: 'STAFF_PERFORMANCE',
    label: 'Staff sales',
    description: 'What each person sold.',
    needs: ['ANALYTICS_VIEW', 'STAFF_VIEW'],
    days: 'range',
    shape: 'table',
    columns: [name('Person'), orders, units, revenue, averageOrder],
    chart: { kind: 'bar', value: () => 'revenue' },
    source: source(ReportStaffSalesDocument, byRange, ({ analytics }) =>
      listed(analytics.staffPerformance, (row, index) => ({
        id: row.staffMember?.id ?? String(index),
        href: objectLink(row.staffMember?.id),
        cells: {
          name: row.name,
          orders: row.orders,
          units: row.units,
          revenue: row.revenue.amount,
          averageOrder: row.averageOrderValue.amount,
        },
      })),
    ),
  },
  {
    id: 'STAFF_PRODUCTION',
    label: 'Staff production',
    description: 'What each person made.',
    needs: ['INVENTORY_VIEW', 'STAFF_VIEW'],
    days: 'range',
    shape: 'table',
    columns: [
      name('Person'),
      { id: 'quantity', header: 'Made', kind: 'count' },
      { id: 'records', header: 'Records', kind: 'count', goodDirection: 'neither' },
    ],
    chart: { kind: 'bar', value: () => 'quantity' },
    source: source(ReportStaffProductionDocument, byRange, ({ analytics }) =>
      listed(analytics.staffProduction, (row, index) => ({
        id: row.staffMember?.id ?? String(index),
        href: objectLink(row.staffMember?.id),
        cells: { name: row.name, quantity: row.quantity, records: row.records },
      })),
    ),
  },
  {
    id: 'PRODUCTION_REPORT',
    label: 'Production of a day',
    description: 'What was made of each product on one day.',
    needs: ['INVENTORY_VIEW'],
    days: 'day',
    shape: 'table',
    columns: [name('Product'), sku, { id: 'quantity', header: 'Made', kind: 'count' }],
    chart: { kind: 'bar', value: () => 'quantity' },
    source: source(
      ReportProductionDocument,
      ({ day }) => ({ date: day }),
      ({ analytics }) =>
        listed(analytics.productionReport, row => ({
          id: row.sku,
          href: objectLink(row.product?.id),
          cells: { name: row.name, sku: row.sku, quantity: row.quantity },
        })),
    ),
  },
  {
    id: 'ORDERS_AND_PRODUCTION',
    label: 'Orders and production',
    description: 'Sold, made, and on hand, of each product.',
    needs: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
    days: 'range',
    shape: 'table',
    columns: [
      name('Product'),
      sku,
      { id: 'sold', header: 'Sold', kind: 'count' },
      { id: 'produced', header: 'Made', kind: 'count' },
      { id: 'onHand', header: 'On hand', kind: 'count', goodDirection: 'neither' },
    ],
    chart: { kind: 'bar', value: () => 'sold' },
    source: source(ReportOrdersAndProductionDocument, byRange, ({ analytics }) =>
      listed(analytics.ordersAndProduction, row => ({
        id: row.sku,
        href: objectLink(row.product?.id),
        cells: { name: row.name, sku: row.sku, sold: row.sold, produced: row.produced, onHand: row.onHand },
      })),
    ),
  },
  {
    id: 'TAX_REPORT',
    label: 'Taxes',
    description: 'What was taxed at each rate, and what of it went back.',
    needs: ['ANALYTICS_VIEW'],
    days: 'range',
    shape: 'table',
    columns: [
      { id: 'zone', header: 'Zone', kind: 'text' },
      { id: 'taxClass', header: 'Class', kind: 'text' },
      { id: 'rate', header: 'Rate', kind: 'text' },
      { id: 'net', header: 'Net', kind: 'money' },
      { id: 'tax', header: 'Tax', kind: 'money' },
      { id: 'gross', header: 'Gross', kind: 'money' },
      { id: 'refundedNet', header: 'Refunded net', kind: 'money' },
      { id: 'refundedTax', header: 'Refunded tax', kind: 'money' },
    ],
    source: source(ReportTaxesDocument, byRange, ({ analytics }) =>
      analytics.taxReport?.map(row => ({
        id: [row.zone?.id, row.taxClass?.id, row.rate].join(' '),
        cells: {
          zone: row.zone?.name,
          taxClass: row.taxClass?.name,
          rate: `${shiftDecimal(row.rate, 2)} %`,
          net: row.net.amount,
          tax: row.tax.amount,
          gross: row.gross.amount,
          refundedNet: row.refundedNet.amount,
          refundedTax: row.refundedTax.amount,
        },
      })),
    ),
  },
  {
    id: 'RENTAL_SUMMARY',
    label: 'Rentals',
    description: 'Started, ended, overdue, and the income from them.',
    needs: ['ANALYTICS_VIEW', 'RENTALS_VIEW'],
    days: 'range',
    shape: 'figures',
    columns: [
      { id: 'income', header: 'Income', kind: 'money' },
      { id: 'started', header: 'Started', kind: 'count' },
      { id: 'returned', header: 'Returned', kind: 'count', goodDirection: 'neither' },
      { id: 'boughtOut', header: 'Bought out', kind: 'count' },
      { id: 'cancelled', header: 'Canceled', kind: 'count', goodDirection: 'down' },
      { id: 'active', header: 'Active now', kind: 'count' },
      { id: 'overdueInstallments', header: 'Late installments now', kind: 'count', goodDirection: 'down' },
      { id: 'overdue', header: 'Overdue now', kind: 'money', goodDirection: 'down' },
    ],
    source: source(ReportRentalsDocument, byRange, ({ analytics: { rentalSummary } }) =>
      rentalSummary
        ? [
            {
              id: 'figures',
              cells: {
                ...rentalSummary,
                income: rentalSummary.income.amount,
                overdue: rentalSummary.overdue.amount,
              },
            },
          ]
        : null,
    ),
  },
  {
    id: 'INVENTORY_VALUATION',
    label: 'Inventory value',
    description: 'What the stock is worth now, by category.',
    needs: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
    days: 'none',
    shape: 'table',
    columns: [
      name('Category'),
      { id: 'products', header: 'Products', kind: 'count' },
      units,
      { id: 'value', header: 'Value', kind: 'money' },
    ],
    chart: { kind: 'bar', value: () => 'value' },
    source: source(ReportInventoryValueDocument, byNothing, ({ analytics }) =>
      analytics.inventoryValuation?.categories.map(row => ({
        id: row.category?.id ?? 'none',
        cells: {
          name: row.category?.name ?? 'Without a category',
          products: row.products,
          units: row.units,
          value: row.value.amount,
        },
      })),
    ),
  },
];
