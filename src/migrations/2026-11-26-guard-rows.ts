import { Migration } from '@mikro-orm/migrations';

const tables = ['role', 'category', 'supplier', 'user', 'customer', 'sales_order', 'rental'];

/** What a transaction writes when it relies on a row that it does not change, so that all nodes of a cluster know of it. */
export class GuardRows extends Migration {
  override up(): void {
    for (const table of tables)
      this.addSql(`alter table \`${table}\` add \`guard\` int not null default 0 after \`version\``);
    this.addSql('alter table `rollup_state` add `guard` int not null default 0');
  }
}
