import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportToFile } from '../../../src/modules/exports/export-to-file.ts';
import { reportChoices } from '../../../src/modules/exports/report-choices.ts';
import { useApp } from '../../kit/app.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { readCsv, readXlsx } from '../../kit/files/read-back.ts';
import { scripted } from './support.ts';

const app = useApp();
const progress = { show: () => {}, end: () => {} };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'tradepost-export-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('export on the command line', () => {
  it('writes a file, and reports its progress', async () => {
    const { sku } = await makeProduct(app(), { name: '=1+1' });
    const out = join(folder(), 'products.csv');
    const shown: [number, number | null][] = [];
    const request = { report: 'products', format: 'csv', choices: {}, out };
    const show = (rows: number, expected: number | null) => void shown.push([rows, expected]);
    expect(await exportToFile(app().context(), { ...request, progress: { show, end: () => {} } })).toBe(1);
    expect(readCsv(readFileSync(out))[1]!.slice(0, 2)).toEqual([sku, "'=1+1"]);
    expect(shown).toEqual([[1, 1]]);
    await exportToFile(app().context(), { ...request, format: 'xlsx', progress });
    expect((await readXlsx(readFileSync(out)))[1]!.slice(0, 2)).toEqual([sku, '=1+1']);
  });

  it('leaves no partial file behind', async () => {
    const made = folder();
    const putBack = scripted(app(), {
      batches: 3,
      rowsPerBatch: 10,
      async before(batch) {
        if (batch === 2) throw new Error('The database is gone.');
      },
    });
    onTestFinished(putBack);
    const request = { report: 'RENTALS', format: 'csv', choices: {}, out: join(made, 'x.csv'), progress };
    await expect(exportToFile(app().context(), request)).rejects.toThrow('The database is gone.');
    expect(readdirSync(made)).toEqual([]);
  });

  it.each([
    [
      { report: 'nonsense', format: 'csv' },
      /no report "nonsense".*PRODUCTS, SUPPLIERS, CUSTOMERS, USERS, AUDIT_LOG, STAFF_MEMBERS, STOCK_MOVEMENTS/,
    ],
    [{ report: 'orders', format: 'doc' }, /no format "doc".*CSV, XLSX, PDF/],
  ])('refuses %j and lists the possible values', async (names, message) => {
    const request = { ...names, choices: {}, out: null, progress };
    await expect(exportToFile(app().context(), request)).rejects.toThrow(message);
  });

  it('refuses more periods than a trend has', async () => {
    const choices = { range: { from: '2020-01-01', to: '2024-12-31' } };
    const request = { report: 'sales-trend', format: 'csv', choices, out: null, progress };
    await expect(exportToFile(app().context(), request)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { path: ['interval'] },
    });
  });

  it('accepts words in lower case, and refuses unknown ones', () => {
    expect(
      reportChoices({
        preset: 'last-30-days',
        interval: 'month',
        by: 'quantity',
        minTotal: '5',
        currencyCode: 'eur',
        channel: 'online',
      }),
    ).toEqual({
      range: { preset: 'LAST_30_DAYS', from: null, to: null },
      interval: 'MONTH',
      by: 'QUANTITY',
      minTotal: '5',
      currencyCode: 'EUR',
      channel: 'ONLINE',
    });
    expect(reportChoices({})).toEqual({
      interval: null,
      by: null,
      minTotal: null,
      currencyCode: null,
      channel: null,
    });
    expect(() => reportChoices({ currencyCode: 'pounds' })).toThrow(/--currency-code must be a currency/);
    expect(() => reportChoices({ channel: 'phone' })).toThrow(/ONLINE, COUNTER, IMPORT/);
    expect(() => reportChoices({ preset: 'someday' })).toThrow(/--preset must be one of TODAY/);
    expect(() => reportChoices({ from: '2026-02-30' })).toThrow(/--from must be a day that exists/);
    expect(() => reportChoices({ interval: 'hour' })).toThrow(/DAY, WEEK, MONTH/);
  });
});
