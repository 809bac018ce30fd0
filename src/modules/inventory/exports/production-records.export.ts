import { joinedRow } from '../../../platform/database/rows.ts';
import { rawSql, type Sql, sql } from '../../../platform/database/sql.ts';
import type { ExportParameters } from '../../../platform/files/define-export.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { ProductionRecord } from '../production/production-record.entity.ts';
import { productionRecordList } from '../production/production-record-list.ts';

export const productionRecordsExport = defineListExport<ProductionRecord>({
  report: 'PRODUCTION_RECORDS',
  title: 'Production records',
  description: 'Production records, with voided ones; with a range, those of what was made in it.',
  permissions: ['INVENTORY_VIEW'],
  of: {
    list: 'productionRecords',
    entity: ProductionRecord,
    rowsOf: productionRecordList,
    createdAt: 'createdAt',
    withinDays: producedWithin,
  },
  properties: ['producedOn', 'quantity', 'note', 'createdAt', 'voidedAt', 'voidReason'],
  joined: { product: ['sku', 'name'], staffMember: ['code', 'name'] },
  columns: () => [
    { header: 'Day', kind: 'DATE', value: row => row.producedOn },
    { header: 'SKU', kind: 'TEXT', value: row => joinedRow(row, 'product')?.sku ?? null },
    { header: 'Product', kind: 'TEXT', value: row => joinedRow(row, 'product')?.name ?? null },
    { header: 'Quantity', kind: 'INTEGER', value: row => row.quantity },
    { header: 'Made by (code)', kind: 'TEXT', value: row => joinedRow(row, 'staffMember')?.code ?? null },
    { header: 'Made by', kind: 'TEXT', value: row => joinedRow(row, 'staffMember')?.name ?? null },
    { header: 'Note', kind: 'TEXT', value: row => row.note },
    { header: 'Recorded', kind: 'DATETIME', value: row => row.createdAt },
    { header: 'Voided', kind: 'DATETIME', value: row => row.voidedAt },
    { header: 'Voided because', kind: 'TEXT', value: row => row.voidReason },
  ],
});

function producedWithin({ range }: ExportParameters): Sql {
  return range === null
    ? rawSql('1 = 1')
    : sql`t.produced_on >= ${range.from} and t.produced_on <= ${range.to}`;
}
