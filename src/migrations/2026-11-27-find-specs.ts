import { specKeysOf } from '../modules/catalog/products/specs/spec-keys.ts';
import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';

const productsPerBatch = 500;
const rowsPerInsert = 2_000;

/** The values in the specs of the products that exist. Those of a batch are written again when it runs again. */
async function fillSpecs(connection: MigrationConnection): Promise<void> {
  let last = '';
  for (;;) {
    const products = await connection.run<{ id: string; specs: unknown }>(
      `select id, specs from product where id > ? order by id limit ${productsPerBatch}`,
      [last],
    );
    if (products.length === 0) return;
    const next = products.at(-1)!.id;
    await connection.run('delete from product_spec where product_id > ? and product_id <= ?', [last, next]);
    const rows = products.flatMap(({ id, specs }) =>
      specKeysOf(typeof specs === 'string' ? JSON.parse(specs) : specs).map(({ pathKey, valueKey }) => [
        pathKey,
        valueKey,
        id,
      ]),
    );
    for (let start = 0; start < rows.length; start += rowsPerInsert) {
      const some = rows.slice(start, start + rowsPerInsert);
      await connection.run(
        `insert into product_spec (path_key, value_key, product_id) values ${some.map(() => '(?, ?, ?)').join(', ')}`,
        some.flat(),
      );
    }
    last = next;
  }
}

/** What products are found by among their specs, which the database would have to read all of. */
export const findSpecs: Migration = {
  name: '2026-11-27-find-specs',
  mysql: [
    `create table \`product_spec\` (
      \`path_key\` varchar(320) collate utf8mb4_bin not null,
      \`value_key\` varchar(200) collate utf8mb4_bin not null,
      \`product_id\` varchar(48) collate ascii_bin not null,
      primary key (\`path_key\`, \`value_key\`, \`product_id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `product_spec` add index `product_spec_product_id_index` (`product_id`)',
    fillSpecs,
  ],
  sqlite: [
    `create table \`product_spec\` (
      \`path_key\` text not null,
      \`value_key\` text not null,
      \`product_id\` text not null,
      primary key (\`path_key\`, \`value_key\`, \`product_id\`)
    )`,
    'create index `product_spec_product_id_index` on `product_spec` (`product_id`)',
    fillSpecs,
  ],
};
