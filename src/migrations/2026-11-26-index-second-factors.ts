import { Migration } from '@mikro-orm/migrations';

/** So that a start finds a few second factors, and sees whether it can open them, without reading all users. */
export class IndexSecondFactors extends Migration {
  override up(): void {
    this.addSql('alter table `user` add index `user_mfa_enabled_at_index` (`mfa_enabled_at`)');
  }
}
