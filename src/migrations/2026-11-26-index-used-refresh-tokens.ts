import { Migration } from '@mikro-orm/migrations';

/** So that the daily clean-up finds old refresh tokens without reading the others. */
export class IndexUsedRefreshTokens extends Migration {
  override up(): void {
    this.addSql('alter table `refresh_token` add index `refresh_token_used_at_index` (`used_at`)');
  }
}
