import { Migration } from '@mikro-orm/migrations';

/** Finds the notifications that are old enough to be deleted. */
export class IndexNotifications extends Migration {
  override up(): void {
    this.addSql(
      `alter table \`notification\` add index \`notification_created_at_index\` (\`created_at\`), add index \`notification_read_at_index\` (\`read_at\`)`,
    );
  }
}
