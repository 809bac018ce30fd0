import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportColumn } from '../../../../src/platform/files/define-export.ts';
import { csvWriter } from '../../../../src/platform/files/formats/csv.ts';
import { guardFormula } from '../../../../src/platform/files/formula-guard.ts';
import { bytesOf, readCsv } from '../../../kit/files/read-back.ts';
import { inBatches, sheetOf, textColumns } from '../../../kit/files/sheets.ts';

const write = <R>(columns: readonly ExportColumn<R>[], rows: readonly R[], timeZone = 'UTC') =>
  bytesOf(csvWriter.write(sheetOf(columns, { timeZone }), inBatches(rows)));

/** Any text; text that is difficult in CSV files and spreadsheets more often. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        ' ',
        ';',
        ',',
        '"',
        "'",
        'a',
        '１',
        '＝',
        '😀',
        '\u{feff}',
      ),
    )
    .map(parts => parts.join('')),
);

describe('a CSV file', () => {
  it('contains any text unchanged, except for apostrophes that keep it text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), { maxLength: 20 }), async rows => {
        const records = readCsv(await write(textColumns(2), rows));
        expect(records).toEqual([
          ['Column 1', 'Column 2'],
          ...rows.map(row => row.map(text => guardFormula(text.toWellFormed()))),
        ]);
        for (const [index, record] of records.slice(1).entries()) {
          for (const [column, cell] of record.entries()) {
            expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
            // Nothing is lost: without the added apostrophes, the text is unchanged.
            expect(cell.replaceAll("'", '')).toBe(rows[index]![column]!.toWellFormed().replaceAll("'", ''));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['   =1+1', "'   =1+1"],
    ['\u{a0}=1', "'\u{a0}=1"],
    ['\u{200b}=1', "'\u{200b}=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['−5', "'−5"],
    // For a spreadsheet that expects semicolons this would be two cells, and another row after a line break.
    ['a;=1+1', "a;'=1+1"],
    ['a\n=1+1;b', "a\n'=1+1;b"],
    ['a=b', 'a=b'],
    ['a-b; c', 'a-b; c'],
    ["O'Neill", "O'Neill"],
    ['Müller', 'Müller'],
  ])('writes %j as %j', async (text, expected) => {
    const [, record] = readCsv(await write(textColumns(1), [[text]]));
    expect(record).toEqual([expected]);
  });

  it('keeps numbers exact, including negative ones', async () => {
    const columns: ExportColumn<string>[] = [
      { header: 'Amount', kind: 'MONEY', value: text => text },
      { header: 'Count', kind: 'INTEGER', value: () => -3 },
      { header: 'Rate', kind: 'RATE', value: () => '0.15' },
    ];
    expect(readCsv(await write(columns, ['-12.50', '9007199254740993.05'])).slice(1)).toEqual([
      ['-12.50', '-3', '0.15'],
      ['9007199254740993.05', '-3', '0.15'],
    ]);
  });

  it('treats a value that is not really a number as text', async () => {
    const columns: ExportColumn<string>[] = [
      { header: 'Amount', kind: 'MONEY', value: text => text },
      { header: 'Day', kind: 'DATE', value: text => text },
    ];
    expect(readCsv(await write(columns, ['-1+cmd']))[1]).toEqual(["'-1+cmd", "'-1+cmd"]);
  });

  it("writes times in the store's time zone with their offset, and days as days", async () => {
    const columns: ExportColumn<string>[] = [
      { header: 'At', kind: 'DATETIME', value: text => new Date(text) },
      { header: 'Day', kind: 'DATE', value: () => '2026-03-29' },
    ];
    const rows = ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'];
    expect(readCsv(await write(columns, rows, 'Europe/Berlin')).slice(1)).toEqual([
      ['2026-03-29T01:59:59+01:00', '2026-03-29'],
      ['2026-03-29T03:00:00+02:00', '2026-03-29'],
    ]);
    expect(readCsv(await write(columns, rows, 'America/St_Johns'))[1]![0]).toBe('2026-03-28T22:29:59-02:30');
  });

  it('begins with a byte order mark for Excel, ends lines with CRLF, and has a header even without rows', async () => {
    const file = await write(textColumns(2), []);
    expect(file.toString('utf8')).toBe('\u{feff}Column 1,Column 2\r\n');
  });

  it('quotes every kind of line break', async () => {
    const texts = ['a\nb', 'a\rb', 'a\r\nb', 'say "hi", you'];
    const file = await write(
      textColumns(1),
      texts.map(text => [text]),
    );
    expect(readCsv(file).slice(1)).toEqual(texts.map(text => [text]));
    expect(file.toString('utf8')).toContain('"say ""hi"", you"');
  });
});
