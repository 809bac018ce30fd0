import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { csvFolder, csvOf } from '../kit/csv.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { importCsv } from '../kit/import.ts';
import { statementsDuring } from '../kit/statements.ts';

const app = useApp();

// The import took three statements for each order and one for each refunded line, and kept all orders and products in
// memory. Now it works batch by batch, 200 rows of a file at a time.
it('takes as many statements for a hundred orders as for two, and reads no table as a whole', async () => {
  await makeProduct(app(), { sku: 'BOTH-1', name: 'One' });
  await makeProduct(app(), { sku: 'BOTH-2', name: 'Two' });
  const few = await statementsOf('FEW', 2);
  const many = await statementsOf('MANY', 100);
  expect(many.length).toBe(few.length);
  const reads = many.filter(text => /^\/\* import .*\*\/ select/.test(text));
  expect(reads.length).toBeGreaterThan(5);
  expect(reads.filter(text => !/ in \(| limit /.test(text))).toEqual([]);

  const { orders } = await app().ask(
    'staff',
    '{ orders(filter: { search: "MANY-" }, first: 100) { totalCount nodes { total { amount } amountRefunded { amount } } } }',
  );
  expect(orders.totalCount).toBe(100);
  for (const order of orders.nodes)
    expect(order).toEqual({ total: { amount: '30.00' }, amountRefunded: { amount: '30.00' } });
});

function statementsOf(prefix: string, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  const folder = csvFolder({
    'orders.csv': csvOf(
      'number,customerCode,staffCode,placedAt,shippedAt,status',
      numbers.flatMap(number => [`${number},,,2020-01-02T03:04:05Z,,REFUNDED`]),
    ),
    'order-lines.csv': csvOf(
      'orderNumber,sku,quantity,unitPrice,discountRate',
      numbers.flatMap(number => [`${number},BOTH-1,1,10,`, `${number},BOTH-2,2,10,`]),
    ),
  });
  return statementsDuring(app(), () => importCsv(app(), folder));
}
