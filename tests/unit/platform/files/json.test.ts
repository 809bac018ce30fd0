import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonWriter, type SectionRow } from '../../../../src/platform/files/formats/json.ts';
import { bytesOf } from '../../../kit/files/read-back.ts';
import { inBatches, sheetOf } from '../../../kit/files/sheets.ts';

const head = {
  title: 'Things',
  store: 'The Store',
  createdAt: '2026-03-31T10:00:00.000Z',
  createdBy: 'Mira',
  timeZone: 'UTC',
};

const write = async (sections: string[], rows: SectionRow[]) =>
  (await bytesOf(jsonWriter.write(sheetOf<SectionRow>([], { sections }), inBatches(rows, 3)))).toString(
    'utf8',
  );

describe('a JSON file', () => {
  it('has an array for each section, in their order, also for those without rows', async () => {
    const rows = [
      { section: 'one', record: { id: 1, at: new Date('2026-03-01T00:00:00Z') } },
      { section: 'one', record: { id: 2 } },
      { section: 'three', record: { name: 'Łukasz "Ł"' } },
    ];
    const text = await write(['none', 'one', 'two', 'three', 'four'], rows);
    expect(text).toMatch(/^\{\n {2}"title": "Things",/);
    expect(JSON.parse(text)).toEqual({
      ...head,
      none: [],
      one: [{ id: 1, at: '2026-03-01T00:00:00.000Z' }, { id: 2 }],
      two: [],
      three: [{ name: 'Łukasz "Ł"' }],
      four: [],
    });
    expect(Object.keys(JSON.parse(text))).toEqual([
      ...Object.keys(head),
      'none',
      'one',
      'two',
      'three',
      'four',
    ]);
  });

  it('is whole without any section', async () => {
    expect(JSON.parse(await write([], []))).toEqual(head);
  });

  it('reads back as what was written, whatever that is', async () => {
    const sections = ['a', 'b', 'c'];
    const record = fc.dictionary(
      fc.string().filter(key => key !== '__proto__'),
      fc.jsonValue(),
      { maxKeys: 4 },
    );
    const contents = fc.record({ a: fc.array(record), b: fc.array(record), c: fc.array(record) });
    await fc.assert(
      fc.asyncProperty(contents, async wanted => {
        const rows = sections.flatMap(section => wanted[section as 'a'].map(record => ({ section, record })));
        const { a, b, c } = JSON.parse(await write(sections, rows));
        expect({ a, b, c }).toEqual(JSON.parse(JSON.stringify(wanted)));
      }),
    );
  });

  it.each([
    ['that is not announced', [{ section: 'x', record: {} }]],
    [
      'that came before',
      [
        { section: 'b', record: {} },
        { section: 'a', record: {} },
      ],
    ],
  ])('refuses rows of a section %s', async (_what, rows) => {
    await expect(write(['a', 'b'], rows)).rejects.toThrow(/come too late/);
  });
});
