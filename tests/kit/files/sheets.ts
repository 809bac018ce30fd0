import type { ExportChart, ExportColumn } from '../../../src/platform/files/define-export.ts';
import type { Sheet } from '../../../src/platform/files/sheet.ts';

/** A sheet with what a test does not care about made up. */
export function sheetOf<R>(
  columns: readonly ExportColumn<R>[],
  fields: Partial<Sheet<R>> & { chart?: ExportChart<R> } = {},
): Sheet<R> {
  return {
    title: 'Things',
    storeName: 'The Store',
    scopeText: '1 March 2026 – 31 March 2026 (UTC)',
    createdAt: new Date('2026-03-31T10:00:00Z'),
    createdBy: 'Mira',
    timeZone: 'UTC',
    columns,
    chart: null,
    sections: null,
    ...fields,
  };
}

/** Texts as rows of one column each. */
export function textColumns(count: number): ExportColumn<readonly string[]>[] {
  return Array.from({ length: count }, (_, index) => ({
    header: `Column ${index + 1}`,
    kind: 'TEXT',
    value: row => row[index]!,
  }));
}

/** The rows, in batches of this size. */
export async function* inBatches<R>(rows: readonly R[], size: number = 100): AsyncGenerator<readonly R[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
