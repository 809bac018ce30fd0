import { registerEnumType } from 'type-graphql';

/** The kinds of files, each with what a browser is told of it. */
export const exportFormats = {
  CSV: {
    description: 'Comma-separated text, for programs and spreadsheets; of any size.',
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
  },
  XLSX: {
    description: 'A workbook for Excel and other spreadsheets, with real numbers and dates.',
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  PDF: {
    description: 'Pages to read and print, with a chart where there is something to see.',
    extension: 'pdf',
    contentType: 'application/pdf',
  },
} as const;

export type ExportFormat = keyof typeof exportFormats;
export const ExportFormat = Object.fromEntries(
  Object.keys(exportFormats).map(format => [format, format]),
) as { readonly [F in ExportFormat]: F };
registerEnumType(ExportFormat, {
  name: 'ExportFormat',
  description: 'What kind of file.',
  valuesConfig: Object.fromEntries(
    Object.entries(exportFormats).map(([format, { description }]) => [format, { description }]),
  ),
});
