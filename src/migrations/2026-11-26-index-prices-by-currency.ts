import { Migration } from '@mikro-orm/migrations';

/** Products are sorted by currency before they are sorted by price, so the index begins with the currency. */
export class IndexPricesByCurrency extends Migration {
  override up(): void {
    this.addSql(
      `alter table \`product\` add index \`product_currency_code_price_minor_index\` (\`currency_code\`, \`price_minor\`), drop index \`product_price_minor_index\``,
    );
  }
}
