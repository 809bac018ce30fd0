import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportColumn } from '../../../../src/platform/files/define-export.ts';
import { ExportRefused } from '../../../../src/platform/files/export-refused.ts';
import { xlsxWriter } from '../../../../src/platform/files/formats/xlsx.ts';
import { columnName, xmlText } from '../../../../src/platform/files/formats/xlsx-cells.ts';
import { checkRowCount } from '../../../../src/platform/files/report-file.ts';
import { bytesOf, readXlsx } from '../../../kit/files/read-back.ts';
import { inBatches, sheetOf, textColumns } from '../../../kit/files/sheets.ts';

const write = <R>(columns: readonly ExportColumn<R>[], rows: readonly R[], fields: object = {}) =>
  bytesOf(xlsxWriter.write(sheetOf(columns, fields), inBatches(rows)));

/** Any text without characters that XML cannot contain, and without line breaks that XML normalizes. */
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot contain these
  .map(text => text.toWellFormed().replace(/[\u0000-\u001f\ufffe\uffff]/g, ''))
  .filter(text => text !== '' && !/_x[0-9A-Fa-f]{4}_/.test(text));

describe('an XLSX file', () => {
  it('contains any text unchanged, read by another library', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 10 }), async rows => {
        expect(await readXlsx(await write(textColumns(2), rows))).toEqual([
          ['Column 1', 'Column 2'],
          ...rows,
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@x', '\t=1', '＝1', ' =1'])(
    'holds %j as that very text, and no formula',
    async text => {
      const file = await write(textColumns(2), [[text, 'x']]);
      expect((await readXlsx(file))[1]).toEqual([text, 'x']);
    },
  );

  it('has typed numbers and dates, and empty cells for null', async () => {
    type Row = { amount: string | null; at: Date };
    const columns: ExportColumn<Row>[] = [
      { header: 'Amount', kind: 'MONEY', value: row => row.amount },
      { header: 'Count', kind: 'INTEGER', value: () => 7 },
      { header: 'Rate', kind: 'RATE', value: () => '0.125' },
      { header: 'Day', kind: 'DATE', value: () => '2026-03-29' },
      { header: 'At', kind: 'DATETIME', value: row => row.at },
      { header: 'Nothing', kind: 'TEXT', value: () => null },
      { header: 'End', kind: 'TEXT', value: () => 'end' },
    ];
    const at = new Date('2026-03-29T01:00:00Z');
    const file = await write(
      columns,
      [
        { amount: '-12.50', at },
        { amount: null, at },
      ],
      {
        timeZone: 'Europe/Berlin',
      },
    );
    const day = new Date('2026-03-29T00:00:00Z');
    // In the store's time zone, because spreadsheets have no zones.
    const shown = new Date('2026-03-29T03:00:00Z');
    expect(await readXlsx(file)).toEqual([
      ['Amount', 'Count', 'Rate', 'Day', 'At', 'Nothing', 'End'],
      [-12.5, 7, 0.125, day, shown, null, 'end'],
      [null, 7, 0.125, day, shown, null, 'end'],
    ]);
  });

  it('describes the report on its second sheet', async () => {
    const file = await write(textColumns(1), [['x']]);
    expect(await readXlsx(file, 2)).toEqual([
      ['Report', 'Things'],
      ['Store', 'The Store'],
      ['Range', '1 March 2026 – 31 March 2026 (UTC)'],
      ['Time zone', 'UTC'],
      ['Created', '2026-03-31 10:00'],
      ['By', 'Mira'],
    ]);
  });

  it('has a header even without rows, and all of thousands of rows', async () => {
    expect(await readXlsx(await write(textColumns(2), []))).toEqual([['Column 1', 'Column 2']]);
    const rows = Array.from({ length: 5_000 }, (_, index) => [`row ${index}`, `${index}`] as const);
    expect(await readXlsx(await write(textColumns(2), rows))).toEqual([['Column 1', 'Column 2'], ...rows]);
  });

  it('leaves out characters that XML cannot contain, and cuts text that is too long for a cell', async () => {
    const [, row] = await readXlsx(
      await write(textColumns(2), [['a\u0000b\u001f\u{fffe}c', `${'x'.repeat(32_765)}😀more`]]),
    );
    expect(row).toEqual(['abc', `${'x'.repeat(32_765)}…`]);
  });

  it('keeps a spreadsheet from decoding text that looks like an escape', () => {
    expect(xmlText('_x0041_ <&> \r\n')).toBe('_x005F_x0041_ &lt;&amp;&gt; \n');
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('fails with the error of its rows instead of ending early', async () => {
    async function* broken(): AsyncGenerator<readonly (readonly string[])[]> {
      yield [['x']];
      throw new Error('The database is gone.');
    }
    await expect(bytesOf(xlsxWriter.write(sheetOf(textColumns(1)), broken()))).rejects.toThrow(
      'The database is gone.',
    );
  });

  it('refuses more rows than a sheet can hold, and says what would work', () => {
    expect(() => checkRowCount('XLSX', 1_048_575)).not.toThrow();
    expect(() => checkRowCount('XLSX', 1_048_576)).toThrow(ExportRefused);
    expect(() => checkRowCount('XLSX', 1_048_576)).toThrow(/1,048,575 rows.*CSV/);
    expect(() => checkRowCount('CSV', 100_000_000)).not.toThrow();
  });
});
