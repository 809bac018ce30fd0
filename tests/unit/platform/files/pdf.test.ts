import { describe, expect, it } from 'vitest';
import type { ExportColumn } from '../../../../src/platform/files/define-export.ts';
import { pdfWriter } from '../../../../src/platform/files/formats/pdf.ts';
import { grouped } from '../../../../src/platform/files/formats/pdf-cells.ts';
import { niceTicks } from '../../../../src/platform/files/formats/pdf-chart.ts';
import { checkRowCount } from '../../../../src/platform/files/report-file.ts';
import { textMeasures } from '../../../../src/platform/pdf/text-measure.ts';
import { bytesOf, canReadPdf, readPdf } from '../../../kit/files/read-back.ts';
import { inBatches, sheetOf, textColumns } from '../../../kit/files/sheets.ts';
import { namesOfTheWorld, withoutMarks } from '../../../kit/names-of-the-world.ts';

const write = async <R>(columns: readonly ExportColumn<R>[], rows: readonly R[], fields: object = {}) =>
  readPdf(await bytesOf(pdfWriter.write(sheetOf(columns, fields), inBatches(rows))));

interface Thing {
  readonly name: string;
  readonly amount: string;
}

const things: ExportColumn<Thing>[] = [
  { header: 'Name', kind: 'TEXT', value: row => row.name },
  { header: 'Amount', kind: 'MONEY', value: row => row.amount },
];

const someThings = (count: number): Thing[] =>
  Array.from({ length: count }, (_, index) => ({ name: `Thing ${index + 1}`, amount: `${index + 1}234.50` }));

describe.runIf(canReadPdf)('a PDF file', () => {
  it('has the title, the store, the range, its creator, and every row, on numbered pages with the header', async () => {
    const pages = await write(things, someThings(150));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toContain('Things');
    expect(pages[0]).toContain('The Store');
    expect(pages[0]).toContain('1 March 2026 – 31 March 2026 (UTC)');
    expect(pages[0]).toContain('Created on 2026-03-31 10:00 (UTC) by Mira · 150 rows');
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toMatch(/Name +Amount/);
    }
    const rows = [...pages.join('\n').matchAll(/^ *Thing (\d+) +([\d,.]+)$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
    expect(rows[149]![2]).toBe('150,234.50');
  });

  it('shows the largest rows as bars', async () => {
    const chart = {
      kind: 'BARS',
      title: 'What they cost',
      label: (row: Thing) => row.name,
      value: (row: Thing) => row.amount,
    } as const;
    const [first] = await write(things, someThings(30), { chart });
    expect(first).toContain('What they cost: the 20 largest of 30');
    // In the chart and in the table.
    expect(first!.match(/Thing 30\b/g)?.length).toBeGreaterThanOrEqual(1);
    expect(first!.indexOf('Thing 30')).toBeLessThan(first!.indexOf('Thing 29'));
    const inChart = first!.slice(0, first!.search(/Name +Amount/));
    expect(inChart).toContain('30,234.50');
    const [counts] = await write(things, someThings(3), { chart: { ...chart, value: () => 1_234 } });
    expect(counts).toMatch(/1,234$/m);
  });

  it.each([
    ['nothing but zeros', ['0', '0', '0']],
    ['losses', ['-5', '10', '-20']],
    ['one point', ['5']],
  ])('draws %s as a line and as bars', async (_what, amounts) => {
    const rows = amounts.map((amount, index) => ({ name: `2026-03-0${index + 1}`, amount }));
    for (const kind of ['LINE', 'BARS'] as const) {
      const chart = {
        kind,
        title: 'How it went',
        label: (row: Thing) => row.name,
        value: (row: Thing) => Number(row.amount),
      };
      const [first] = await write(things, rows, { chart });
      expect(first).toContain('How it went');
      expect(first).toContain('2026-03-01');
      expect(first).not.toMatch(/NaN|Infinity/);
    }
  });

  it('says that no rows match, without an empty chart', async () => {
    const chart = { kind: 'LINE', title: 'How it went', label: () => '', value: () => 0 } as const;
    const pages = await write(things, [], { chart });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('No rows match');
    expect(pages[0]).toContain('Page 1 of 1');
    expect(pages[0]).not.toContain('How it went');
  });

  it('breaks long text into lines, and uses landscape pages for many columns', async () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const [page] = await write(textColumns(1), [[words]]);
    expect(page).toMatch(/word0 word1/);
    expect(page).toContain('…');
    const wide = await bytesOf(
      pdfWriter.write(
        sheetOf(textColumns(14)),
        inBatches([Array.from({ length: 14 }, (_, index) => `content of ${index}`)]),
      ),
    );
    expect(wide.toString('latin1')).toMatch(/MediaBox \[0 0 841\.89 595\.28\]/);
  });

  it('shows the codes of characters that its fonts lack, and a formula as text', async () => {
    const [page] = await write(textColumns(2), [['Ærø café', '=HYPERLINK("http://x") 😀 中']]);
    expect(page).toContain('Ærø café');
    expect(page).toContain('=HYPERLINK("http://x") [U+1F600] [U+4E2D]');
  });

  it.each(namesOfTheWorld)('shows %s, beside an amount', async name => {
    const [page] = await write(things, [{ name, amount: '1234567.5' }]);
    expect(withoutMarks(page!)).toMatch(new RegExp(`^ *${name} +1,234,567\\.5$`, 'm'));
  });

  it('breaks text from right to left into lines, the first words in the first line', async () => {
    const [page] = await write(textColumns(1), [[`بداية ${'كلمة '.repeat(40)}`]]);
    const lines = withoutMarks(page!).split('\n');
    const first = lines.findIndex(line => line.includes('بداية'));
    expect(first).toBeGreaterThan(0);
    expect(lines[first]).toContain('كلمة');
    expect(lines[first + 1]).toContain('كلمة');
  });

  it('shows rates in percent, and times in the time zone of the store', async () => {
    const columns: ExportColumn<object>[] = [
      { header: 'Rate', kind: 'RATE', value: () => '0.125' },
      { header: 'At', kind: 'DATETIME', value: () => new Date('2026-03-29T01:00:00Z') },
      { header: 'Count', kind: 'INTEGER', value: () => 1_234_567 },
    ];
    const [page] = await write(columns, [{}], { timeZone: 'Europe/Berlin' });
    expect(page).toMatch(/12\.5 % +2026-03-29 03:00 +1,234,567/);
  });
});

describe('the parts of a PDF', () => {
  it('refuses too many rows', () => {
    expect(() => checkRowCount('PDF', 20_000)).not.toThrow();
    expect(() => checkRowCount('PDF', 20_001)).toThrow(/20,000 rows.*CSV or XLSX/);
  });

  it('groups the digits of a number without rounding', () => {
    expect(['0', '12', '1234.50', '-1234567', '9007199254740993.05'].map(grouped)).toEqual([
      '0',
      '12',
      '1,234.50',
      '-1,234,567',
      '9,007,199,254,740,993.05',
    ]);
  });

  it('chooses round numbers for the axis', () => {
    expect(niceTicks(0, 95)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(-20, 10)).toEqual([-20, -10, 0, 10]);
    expect(niceTicks(0, 0)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  it('never breaks lines wider than their column', () => {
    const text = 'a rather long text withaverylongwordthatfitsnowhere at all and then some more';
    const { regular: regularText } = textMeasures;
    for (const width of [10, 30, 55, 120]) {
      for (const line of regularText.wrap(text, 9, width, 3)) {
        expect(regularText.width(line, 9)).toBeLessThanOrEqual(width);
      }
      expect(regularText.wrap(text, 9, width, 3).length).toBeLessThanOrEqual(3);
    }
    expect(regularText.wrap('one two', 9, 500, 3)).toEqual(['one two']);
  });
});
