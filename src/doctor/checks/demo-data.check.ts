import { demoProducts } from '../../modules/catalog/demo/demo-products.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { blocker, type Check } from '../check.ts';

export const demoData: Check = {
  id: 'demo-data',
  title: 'No products of the demo store are for sale.',
  atStart: 'IN_PRODUCTION',
  async run({ app }) {
    const skus = demoProducts.map(([sku]) => sku);
    const [row] = await app.database.run<{ total: number }>(
      sql`/* doctor.demoData */ select count(*) as total from product
        where sku in (${listSql(skus)}) and deleted_at is null`,
    );
    const count = Number(row!.total);
    if (count === 0) return [];
    return [
      blocker(
        `${count} products of the demo store are for sale, with its orders and customers.`,
        'Start with an empty database, with DEMO_DATA unset or false.',
      ),
    ];
  },
};
