import { registerEnumType } from 'type-graphql';

/** The formats of exported files, with what a browser needs to know about each. */
export const exportFormats = {
  CSV: {
    description: 'Comma-separated values, for programs and spreadsheets, of any size.',
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
  },
  XLSX: {
    description: 'A workbook for Excel and other spreadsheets, with typed numbers and dates.',
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  PDF: {
    description: 'Pages to read and print, with a chart for most reports.',
    extension: 'pdf',
    contentType: 'application/pdf',
  },
  JSON: {
    description: 'Nested records, for MY_DATA only.',
    extension: 'json',
    contentType: 'application/json; charset=utf-8',
  },
} as const;

export type ExportFormat = keyof typeof exportFormats;
export const ExportFormat = Object.fromEntries(
  Object.keys(exportFormats).map(format => [format, format]),
) as { readonly [F in ExportFormat]: F };
/** The formats of reports that are a table, which are all but one. */
export const tableFormats: readonly ExportFormat[] = ['CSV', 'XLSX', 'PDF'];

registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'The format of an exported file.',
  valuesConfig: Object.fromEntries(
    Object.entries(exportFormats).map(([format, { description }]) => [format, { description }]),
  ),
});
