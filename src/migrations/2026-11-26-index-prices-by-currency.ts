import type { Migration } from '../platform/database/migrations/migration.ts';

/** Products are sorted by currency before they are sorted by price, so the index begins with the currency. */
export const indexPricesByCurrency: Migration = {
  name: '2026-11-26-index-prices-by-currency',
  mysql: [
    `alter table \`product\` add index \`product_currency_code_price_minor_index\` (\`currency_code\`, \`price_minor\`), drop index \`product_price_minor_index\``,
  ],
  sqlite: [
    'create index `product_currency_code_price_minor_index` on `product` (`currency_code`, `price_minor`)',
    'drop index `product_price_minor_index`',
  ],
};
