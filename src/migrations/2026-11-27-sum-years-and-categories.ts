import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';

const productsPerBatch = 10_000;
const customersPerBatch = 10_000;
const rowsPerInsert = 1_000;

async function sumProducts(connection: MigrationConnection): Promise<void> {
  const years = await periodsOf(connection, 'product_sales', 'MONTH', 4);
  for await (const [after, last] of partsOf(connection, 'product', productsPerBatch)) {
    for (const year of years)
      await connection.run(
        `insert into product_sales (grain, period, product_id, channel, currency_code, quantity, revenue_minor)
          select 'YEAR', ?, product_id, channel, currency_code, sum(quantity), sum(revenue_minor) from product_sales
          where grain = 'MONTH' and period in (${monthsOf(year)
            .map(() => '?')
            .join(', ')}) and product_id > ? and product_id <= ?
          group by product_id, channel, currency_code`,
        [`${year}-01-01`, ...monthsOf(year), after, last],
      );
    // Read and then inserted: an `insert … select` would lock the products, and with them all sales, until the end.
    const found = await connection.run<{ id: string; categoryId: string }>(
      `select p.id, coalesce(p.category_id, '') as categoryId from product as p
        where p.id > ? and p.id <= ? and p.id in (
          select r.product_id from product_sales as r where r.grain = 'YEAR' and r.period in (${inList(years)}) and r.product_id > ? and r.product_id <= ?
        )`,
      [after, last, ...years.map(year => `${year}-01-01`), after, last],
    );
    for (let start = 0; start < found.length; start += rowsPerInsert) {
      const part = found.slice(start, start + rowsPerInsert);
      await connection.run(
        `insert into summed_category (product_id, category_id) values ${part.map(() => '(?, ?)').join(', ')}`,
        part.flatMap(({ id, categoryId }) => [id, categoryId]),
      );
    }
  }
}

async function sumCategories(connection: MigrationConnection): Promise<void> {
  for (const day of await periodsOf(connection, 'product_sales', 'DAY', 10))
    await connection.run(
      `insert into category_sales (grain, period, category_id, channel, currency_code, quantity, revenue_minor)
        select 'DAY', r.period, s.category_id, r.channel, r.currency_code, sum(r.quantity), sum(r.revenue_minor)
        from product_sales as r join summed_category as s on s.product_id = r.product_id where r.grain = 'DAY' and r.period = ?
        group by r.period, s.category_id, r.channel, r.currency_code`,
      [day],
    );
  for (const [from, to, length, rest] of [
    ['DAY', 'MONTH', 7, '-01'],
    ['MONTH', 'YEAR', 4, '-01-01'],
  ] as const)
    for (const period of await periodsOf(connection, 'category_sales', from, length))
      await connection.run(
        `insert into category_sales (grain, period, category_id, channel, currency_code, quantity, revenue_minor)
          select ?, ?, category_id, channel, currency_code, sum(quantity), sum(revenue_minor) from category_sales
          where grain = ? and period >= ? and period <= ? group by category_id, channel, currency_code`,
        [to, `${period}${rest}`, from, `${period}-01`, `${period}-99`],
      );
}

async function rankCustomers(connection: MigrationConnection): Promise<void> {
  for await (const [after, last] of partsOf(connection, 'customer', customersPerBatch))
    await connection.run(
      'update customer_sales set rank_minor = -revenue_minor where customer_id > ? and customer_id <= ?',
      [after, last],
    );
}

/** The beginnings of the periods of a grain, each once. Between them the key is skipped along, not read. */
async function periodsOf(
  connection: MigrationConnection,
  table: string,
  grain: string,
  length: number,
): Promise<string[]> {
  const periods = new Set<string>();
  for (let last = ''; ; ) {
    const [row] = await connection.run<{ period: string | null }>(
      `select min(period) as period from ${table} where grain = ? and period > ?`,
      [grain, last],
    );
    if (row?.period == null) return [...periods];
    last = row.period;
    periods.add(last.slice(0, length));
  }
}

/** The ids of a table, also of deleted rows, as ranges: after the first up to the last. */
async function* partsOf(
  connection: MigrationConnection,
  table: string,
  rows: number,
): AsyncGenerator<readonly [after: string, last: string]> {
  for (let after = ''; ; ) {
    const [part] = await connection.run<{ last: string | null }>(
      `select max(id) as last from (select id from ${table} where id > ? order by id limit ${rows}) as part`,
      [after],
    );
    if (part?.last == null) return;
    yield [after, part.last];
    after = part.last;
  }
}

function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}-01`);
}

function inList(values: readonly string[]): string {
  return values.length === 0 ? 'null' : values.map(() => '?').join(', ');
}

const covering = [
  [
    'sales_order',
    'sales_order_paid_by_customer_index',
    '`customer_id`, `currency_code`, `deleted_at`, `paid_minor`, `refunded_minor`',
  ],
  [
    'rental_installment',
    'rental_installment_income_index',
    '`status`, `paid_at`, `currency_code`, `amount_minor`, `late_fee_minor`, `refunded_minor`',
  ],
  [
    'customer_sales',
    'customer_sales_currency_code_rank_minor_customer_id_index',
    '`currency_code`, `rank_minor`, `customer_id`',
  ],
] as const;

/** Sums by year and by category, the ranking of customers, and indexes that have all that a report reads. */
export const sumYearsAndCategories: Migration = {
  name: '2026-11-27-sum-years-and-categories',
  mysql: [
    `create table \`category_sales\` (
      \`grain\` varchar(5) collate ascii_bin not null,
      \`period\` varchar(10) collate ascii_bin not null,
      \`category_id\` varchar(48) collate ascii_bin not null,
      \`channel\` varchar(10) collate ascii_bin not null,
      \`currency_code\` varchar(3) collate ascii_bin not null,
      \`quantity\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`grain\`, \`period\`, \`category_id\`, \`channel\`, \`currency_code\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    `create table \`summed_category\` (
      \`product_id\` varchar(48) collate ascii_bin not null,
      \`category_id\` varchar(48) collate ascii_bin not null,
      primary key (\`product_id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `customer_sales` add `rank_minor` bigint not null default 0',
    // From here on, workers of the last version cannot lock it, and leave the sums alone.
    'alter table `rollup_state` rename column `guard` to `turn`',
    sumProducts,
    sumCategories,
    rankCustomers,
    ...covering.map(
      ([table, name, columns]) => `alter table \`${table}\` add index \`${name}\` (${columns})`,
    ),
    'alter table `rental_installment` drop index `rental_installment_status_paid_at_index`',
  ],
  sqlite: [
    `create table \`category_sales\` (
      \`grain\` text not null,
      \`period\` text not null,
      \`category_id\` text not null,
      \`channel\` text not null,
      \`currency_code\` text not null,
      \`quantity\` bigint not null,
      \`revenue_minor\` bigint not null,
      primary key (\`grain\`, \`period\`, \`category_id\`, \`channel\`, \`currency_code\`)
    )`,
    `create table \`summed_category\` (
      \`product_id\` text not null primary key,
      \`category_id\` text not null
    )`,
    `alter table \`customer_sales\` add column \`rank_minor\` bigint not null default '0'`,
    'alter table `rollup_state` rename column `guard` to `turn`',
    sumProducts,
    sumCategories,
    rankCustomers,
    ...covering.map(([table, name, columns]) => `create index \`${name}\` on \`${table}\` (${columns})`),
    'drop index `rental_installment_status_paid_at_index`',
  ],
};
