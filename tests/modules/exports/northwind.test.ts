import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportReport, storeReports } from '../../../src/modules/exports/export-report.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { canReadPdf, readCsv, readPdf, readXlsx } from '../../kit/files/read-back.ts';
import { importCsv } from '../../kit/import.ts';
import { northwind } from '../../kit/northwind.ts';
import { begin, exportOf, open } from './support.ts';

const app = useApp();
const reports = storeReports;
const years = { from: '1996-07-01', to: '1998-05-31' };

/** What each report of Northwind contains: the number of rows, and the first of them. */
const expected: Record<ExportReport, { rows: number; first?: Record<string, string> }> = {
  PRODUCTS: { rows: 77 },
  SUPPLIERS: { rows: 29 },
  CUSTOMERS: { rows: 91 },
  // Not compared: the accounts of other tests are among them.
  USERS: { rows: -1 },
  STAFF_MEMBERS: { rows: 9 },
  // Those of the import are of today.
  STOCK_MOVEMENTS: { rows: 0 },
  PRODUCTION_RECORDS: { rows: 0 },
  ORDERS: { rows: 830, first: { Number: '10248', Total: '440.00' } },
  ORDER_LINES: { rows: 2_155, first: { Order: '10248' } },
  PAYMENTS: { rows: 0 },
  REFUNDS: { rows: 0 },
  RENTALS: { rows: 0 },
  // Not compared: the entries depend on what the test did before.
  AUDIT_LOG: { rows: -1 },
  DASHBOARD: { rows: 7, first: { Figure: 'Revenue (USD)', Now: '1265793.29' } },
  SALES_TREND: {
    rows: 23,
    first: { 'Period from': '1996-07-01', Orders: '22', 'Revenue (USD)': '27861.90' },
  },
  TOP_PRODUCTS: { rows: 77, first: { Product: 'Côte de Blaye', 'Revenue (USD)': '141396.74' } },
  SALES_BY_CATEGORY: { rows: 8, first: { Category: 'Beverages', 'Revenue (USD)': '267868.20' } },
  CUSTOMER_LIFETIME_VALUES: { rows: 89, first: { Customer: 'QUICK-Stop', 'Total (USD)': '110277.32' } },
  STAFF_PERFORMANCE: { rows: 9, first: { Orders: '156', 'Revenue (USD)': '232890.89' } },
  STAFF_PRODUCTION: { rows: 0 },
  PRODUCTION_REPORT: { rows: 0 },
  ORDERS_AND_PRODUCTION: { rows: 77, first: { Sold: '1577', Produced: '0' } },
  TAX_REPORT: { rows: 1, first: { Rate: '0', 'Net (USD)': '1265793.29', 'Tax (USD)': '0.00' } },
  RENTAL_SUMMARY: { rows: 8, first: { Figure: 'Started', Value: '0' } },
  INVENTORY_VALUATION: { rows: 72 },
};

const withoutRange: readonly string[] = [
  'PRODUCTS',
  'SUPPLIERS',
  'CUSTOMERS',
  'USERS',
  'STAFF_MEMBERS',
  'CUSTOMER_LIFETIME_VALUES',
  'INVENTORY_VALUATION',
];

describe.skipIf(!existsSync(northwind))('each report of Northwind as a file', () => {
  let owner: TestActor;

  beforeAll(async () => {
    owner = await app().actors.find('admin');
    await importCsv(app(), northwind);
    await app().work();
  }, 120_000);

  async function download(report: ExportReport, format: string): Promise<{ file: Buffer; rowCount: number }> {
    owner = await app().actors.find('admin');
    const made = await begin(app(), owner, {
      report,
      format,
      ...(!withoutRange.includes(report) && report !== 'AUDIT_LOG' && { range: years }),
      ...(report === 'SALES_TREND' && { interval: 'MONTH' }),
    });
    await app().work();
    const { url, status, failureMessage, progress, rowCount } = await exportOf(app(), owner, made.id);
    expect({ status, failureMessage, progress }).toEqual({
      status: 'READY',
      failureMessage: null,
      progress: 100,
    });
    const response = await open(app(), url);
    expect(response.statusCode).toBe(200);
    // One person may not have as many files as this test creates.
    const text = 'mutation ($id: ID!) { deleteExport(input: { exportId: $id }) { userErrors { code } } }';
    await as(app(), owner).ask(text, { id: made.id });
    return { file: response.rawPayload, rowCount };
  }

  it.each(reports)('%s', async report => {
    const csv = await download(report, 'CSV');
    const [header, ...rows] = readCsv(csv.file);
    expect(rows.length).toBe(csv.rowCount);
    const { rows: count, first } = expected[report]!;
    if (count >= 0) expect(rows.length).toBe(count);
    const read = Object.fromEntries(header!.map((name, index) => [name, rows[0]?.[index]]));
    if (first) expect(read).toMatchObject(first);

    const sheet = await readXlsx((await download(report, 'XLSX')).file);
    // The log itself grows with each file.
    if (report !== 'AUDIT_LOG') expect(sheet.length).toBe(rows.length + 1);
    expect(sheet[0]).toEqual(header);

    if (!canReadPdf) return;
    const pages = readPdf((await download(report, 'PDF')).file);
    const settings = await app().ask('guest', '{ settings { storeName } }');
    expect(pages[0]).toContain(settings.settings.storeName);
    for (const [index, page] of pages.entries())
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    if (rows.length === 0) expect(pages.join('\n')).toMatch(/nothing|no rows|There (is|are) no/i);
  });

  it('the lines of a month add up to the revenue of that month', async () => {
    owner = await app().actors.find('admin');
    const made = await begin(app(), owner, {
      report: 'ORDER_LINES',
      format: 'CSV',
      range: { from: '1998-04-01', to: '1998-04-30' },
    });
    await app().work();
    const { url } = await exportOf(app(), owner, made.id);
    const [header, ...rows] = readCsv((await open(app(), url)).rawPayload);
    const net = header!.findIndex(name => /total/i.test(name));
    const cents = rows.reduce((sum, row) => sum + Math.round(Number(row[net]) * 100), 0);
    expect(cents).toBe(12_379_870);
  });
});
