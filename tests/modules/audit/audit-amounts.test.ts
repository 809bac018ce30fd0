import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { statementsDuring } from '../../kit/statements.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

const query = `query ($filter: AuditLogFilter, $first: Int) {
  auditLog(filter: $filter, first: $first) { nodes { action changes facts } }
}`;
const changesOf = async (id: string) => (await auditOf(app(), id)).map(({ changes }) => changes);

it('amounts are shown in the currency of what was changed, also once it is deleted', async () => {
  await updateSettings(app(), { currencyCode: 'JPY' });
  const yen = await makeProduct(app(), { price: '500' }).finally(() =>
    updateSettings(app(), { currencyCode: 'USD' }),
  );
  const dollars = await makeProduct(app(), { price: '10.00' });
  for (const [productId, price] of [
    [yen.id, '700'],
    [dollars.id, '7.05'],
  ]) {
    await app().mutate('updateProduct', { productId, price }, 'product { id }');
    await app().mutate('deleteProduct', { productId }, 'deletedProductId');
  }
  expect(await changesOf(yen.id)).toContainEqual({ price: { before: '500', after: '700' } });
  expect(await changesOf(dollars.id)).toContainEqual({ price: { before: '10.00', after: '7.05' } });
});

it('the currencies of many entries are read in one statement', async () => {
  for (let number = 0; number < 6; number++) {
    const { id: productId } = await makeProduct(app(), { price: '1.00' });
    await app().mutate('updateProduct', { productId, price: '2.00' }, 'product { id }');
  }
  const filter = { action: 'product.updated' };
  const count = async (first: number) =>
    (await statementsDuring(app(), () => app().ask('manager', query, { filter, first }))).length;
  expect(await count(6)).toBe(await count(2));
});
