import type { Migration, MigrationConnection } from '../platform/database/migrations/migration.ts';
import { findCountry } from '../platform/lib/countries.ts';

const countriesPerBatch = 500;

/** The codes of the countries that are written in words, and one name for each. Words that name none stay. */
async function findCountries(connection: MigrationConnection): Promise<void> {
  let last = '';
  for (;;) {
    const found = await connection.run<{ country: string }>(
      `select distinct country from customer where country > ? order by country limit ${countriesPerBatch}`,
      [last],
    );
    if (found.length === 0) return;
    last = found.at(-1)!.country;
    for (const { country } of found) {
      const known = findCountry(country);
      if (!known) continue;
      await connection.run('update customer set country_code = ?, country = ? where country = ?', [
        known.code,
        known.name,
        country,
      ]);
    }
  }
}

/** Addresses by ISO country, the address books of customers, and where orders are billed. */
export const knowCountries: Migration = {
  name: '2026-11-27-know-countries',
  mysql: [
    'alter table `customer` add `line2` varchar(200) null',
    'alter table `customer` add `country_code` varchar(2) null',
    'alter table `customer` add `default_shipping_address_id` varchar(48) collate ascii_bin null',
    'alter table `customer` add `default_billing_address_id` varchar(48) collate ascii_bin null',
    `create table \`customer_address\` (
      \`id\` varchar(48) collate ascii_bin not null,
      \`created_at\` datetime(3) not null,
      \`updated_at\` datetime(3) not null,
      \`deleted_at\` datetime(3) null,
      \`version\` int not null default 1,
      \`customer_id\` varchar(48) collate ascii_bin not null,
      \`address\` json not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`,
    'alter table `customer_address` add index `customer_address_customer_id_index` (`customer_id`)',
    'alter table `customer_address` add constraint `customer_address_customer_id_foreign` foreign key (`customer_id`) references `customer` (`id`) on update restrict on delete restrict',
    'alter table `sales_order` add `billing_address` json null',
    findCountries,
  ],
  sqlite: [
    'alter table `customer` add column `line2` text collate nocase null',
    'alter table `customer` add column `country_code` text collate nocase null',
    'alter table `customer` add column `default_shipping_address_id` text null',
    'alter table `customer` add column `default_billing_address_id` text null',
    `create table \`customer_address\` (
      \`id\` text not null primary key,
      \`created_at\` datetime not null,
      \`updated_at\` datetime not null,
      \`deleted_at\` datetime null,
      \`version\` integer not null default 1,
      \`customer_id\` text not null,
      \`address\` json not null,
      constraint \`customer_address_customer_id_foreign\` foreign key (\`customer_id\`) references \`customer\` (\`id\`) on update restrict on delete restrict
    )`,
    'create index `customer_address_customer_id_index` on `customer_address` (`customer_id`)',
    'alter table `sales_order` add column `billing_address` json null',
    findCountries,
  ],
};
