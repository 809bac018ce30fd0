import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { yieldsToEventLoop } from '../../lib/yield-to-event-loop.ts';
import { zonedText } from '../../lib/zoned-time.ts';
import { cellOf } from '../cells.ts';
import type { FileWriter, Sheet } from '../sheet.ts';
import { cellXml, columnName, headerXml, textCell } from './xlsx-cells.ts';
import { namespace } from './xlsx-namespace.ts';
import { coreProperties, fixedParts, workbookParts } from './xlsx-parts.ts';
import { columnWidths } from './xlsx-widths.ts';

/** The number of rows that a worksheet can hold below its header. */
const maxRows = 1_048_575;

const rowsPerSlice = 100;

/**
 * A workbook (ECMA-376): the rows are on the first sheet, information about the report on the second. It is written while
 * the rows arrive, so its size is not limited by memory.
 */
export const xlsxWriter: FileWriter = {
  maxRows,
  tooManyRows: `A worksheet holds at most ${maxRows.toLocaleString('en')} rows. Choose a shorter range, or CSV.`,
  async *write(sheet, batches) {
    const zip = new ZipFile();
    const output = new PassThrough();
    const content = Readable.from(worksheet(sheet, batches), { objectMode: false, highWaterMark: 64 * 1024 });
    // An error while reading the rows ends the file with that error; otherwise the file would be cut off silently.
    content.once('error', error => output.destroy(error));
    zip.once('error', error => output.destroy(error as Error));
    const options = { mtime: sheet.createdAt };
    const parts = { ...fixedParts, ...workbookParts(sheet), 'docProps/core.xml': coreProperties(sheet) };
    for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path, options);
    zip.addBuffer(Buffer.from(aboutSheet(sheet)), 'xl/worksheets/sheet2.xml', options);
    zip.addReadStream(content, 'xl/worksheets/sheet1.xml', options);
    zip.end();
    zip.outputStream.pipe(output);
    try {
      for await (const chunk of output) yield chunk as Buffer;
    } finally {
      content.destroy();
      output.destroy();
    }
  },
};

async function* worksheet<R>(sheet: Sheet<R>, batches: AsyncIterable<readonly R[]>): AsyncGenerator<Buffer> {
  const yieldToEventLoop = yieldsToEventLoop();
  const { columns, timeZone } = sheet;
  const names = columns.map((_, index) => columnName(index));
  let count = 0;
  let hasBegun = false;
  for await (const rows of batches) {
    if (!hasBegun) yield Buffer.from(beginning(sheet, rows));
    hasBegun = true;
    for (let start = 0; start < rows.length; start += rowsPerSlice) {
      let xml = '';
      for (const row of rows.slice(start, start + rowsPerSlice)) {
        count++;
        const number = count + 1;
        xml += `<row r="${number}">`;
        for (const [index, column] of columns.entries()) {
          xml += cellXml(`${names[index]}${number}`, column.kind, cellOf(column, row), timeZone);
        }
        xml += '</row>';
      }
      yield Buffer.from(xml);
      await yieldToEventLoop();
    }
  }
  if (!hasBegun) yield Buffer.from(beginning(sheet, []));
  yield Buffer.from(
    `</sheetData><autoFilter ref="A1:${names.at(-1)}${count + 1}"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`,
  );
}

/** Everything before the first row. The widths of the columns depend on the first rows. */
function beginning<R>(sheet: Sheet<R>, firstRows: readonly R[]): string {
  const widths = columnWidths(sheet, firstRows).map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane =
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" tabSelected="1">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>${headerXml(sheet.columns)}`;
}

function aboutSheet<R>({ title, storeName, scopeText, createdAt, createdBy, timeZone }: Sheet<R>): string {
  const properties: (readonly [string, string])[] = [
    ['Report', title],
    ['Store', storeName],
    ...(scopeText === null ? [] : [['Range', scopeText] as const]),
    ['Time zone', timeZone],
    ['Created', zonedText(timeZone, createdAt)],
    ['By', createdBy],
  ];
  const rows = properties.map(
    ([label, value], index) =>
      `<row r="${index + 1}">${textCell(`A${index + 1}`, label)}${textCell(`B${index + 1}`, value)}</row>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><cols><col min="1" max="1" width="14" customWidth="1"/><col min="2" max="2" width="50" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}
