import type { Sheet } from '../sheet.ts';
import { xmlText } from './xlsx-cells.ts';
import { namespace, relationships } from './xlsx-namespace.ts';
import { stylesXml } from './xlsx-styles.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml';

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;

const relationsOf = (...relations: string[]) =>
  `${head}<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`;

const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;

/** The parts that are the same in every workbook. */
export const fixedParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', `${types}.sheet.main+xml`)}${override('/xl/worksheets/sheet1.xml', `${types}.worksheet+xml`)}${override('/xl/worksheets/sheet2.xml', `${types}.worksheet+xml`)}${override('/xl/styles.xml', `${types}.styles+xml`)}${override('/docProps/core.xml', coreType)}</Types>`,
  '_rels/.rels': relationsOf(
    relation(1, `${relationships}/officeDocument`, 'xl/workbook.xml'),
    relation(2, `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  ),
  'xl/_rels/workbook.xml.rels': relationsOf(
    relation(1, `${relationships}/worksheet`, 'worksheets/sheet1.xml'),
    relation(2, `${relationships}/worksheet`, 'worksheets/sheet2.xml'),
    relation(3, `${relationships}/styles`, 'styles.xml'),
  ),
  'xl/styles.xml': stylesXml,
};

const maxSheetName = 31;

/** The workbook; its first sheet has the name of the report. */
export function workbookParts<R>({ title }: Sheet<R>): Record<string, string> {
  // The characters that the name of a sheet must not contain.
  const name = xmlText(title.replace(/[[\]:*?/\\]/g, ' ').slice(0, maxSheetName)).replaceAll('"', '&quot;');
  return {
    'xl/workbook.xml': `${head}<workbook xmlns="${namespace}" xmlns:r="${relationships}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/><sheet name="About" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  };
}

export function coreProperties<R>({ title, storeName, createdAt }: Sheet<R>): string {
  const created = createdAt.toISOString();
  return `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(storeName)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`;
}
