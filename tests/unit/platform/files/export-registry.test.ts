import { expect, it } from 'vitest';
import { defineExport } from '../../../../src/platform/files/define-export.ts';
import { ExportRegistry } from '../../../../src/platform/files/export-registry.ts';

const define = (report: string) =>
  defineExport({
    report,
    title: report,
    description: report,
    permissions: [],
    range: 'NONE',
    columns: () => [],
    count: async () => 0,
    async *rows() {},
  });

it('finds each report by its name, and refuses two with the same name', () => {
  const orders = define('ORDERS');
  const registry = new ExportRegistry([orders, define('PRODUCTS')]);
  expect(registry.find('ORDERS')).toBe(orders);
  expect(registry.find('RENTALS')).toBeUndefined();
  expect(registry.reports).toEqual(['ORDERS', 'PRODUCTS']);
  expect(() => new ExportRegistry([orders, define('ORDERS')])).toThrow('Two exports of the same report');
});
