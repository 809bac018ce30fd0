import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { defineImport } from '../../src/platform/files/import/define-import.ts';
import { inReadingOrder } from '../../src/platform/files/import/reading-order.ts';

const reads = (file: string, after?: readonly string[]) =>
  defineImport(
    { file, kind: 'PRODUCTS', permissions: [], columns: {}, key: [], ...(after && { after }) },
    async () => ({
      apply: async () => {},
    }),
  );
const filesOf = (...imports: Parameters<typeof inReadingOrder>[0]) =>
  inReadingOrder(imports).map(({ file }) => file);

it('reads what others refer to first, and leaves the rest in place', () => {
  expect(
    filesOf(reads('lines', ['orders', 'products']), reads('staff'), reads('products'), reads('orders')),
  ).toEqual(['orders', 'products', 'lines', 'staff']);
});

it('refuses files that need each other', () => {
  expect(() => filesOf(reads('a', ['b']), reads('b', ['c']), reads('c', ['b']))).toThrow(
    'Files need each other: a → b → c → b.',
  );
});

it('refuses a file that nobody reads', () => {
  expect(() => filesOf(reads('a', ['b']))).toThrow('a needs b, which no module reads.');
});

it('finds an order for the imports of all modules', () => {
  expect(filesOf(...manifests.flatMap(({ imports }) => imports ?? []))).toEqual([
    'customers.csv',
    'staff.csv',
    'categories.csv',
    'suppliers.csv',
    'products.csv',
    'orders.csv',
    'order-lines.csv',
  ]);
});
