import { Migration } from '@mikro-orm/migrations';

/** What erasing a person needs: whom a mail is for and about, when a contract was erased, and how long it is kept. */
export class ErasePeople extends Migration {
  override up(): void {
    this.addSql(
      'alter table `email_message` add `recipient_id` varchar(48) collate ascii_bin null, add `about_id` varchar(48) collate ascii_bin null',
    );
    this.addSql(
      'alter table `email_message` add index `email_message_recipient_id_index` (`recipient_id`), add index `email_message_about_id_index` (`about_id`)',
    );
    this.addSql(
      'alter table `rental_contract` add `person_erased_at` datetime(3) null, add `erased_at` datetime(3) null',
    );
    this.addSql(
      'alter table `rental_contract` add index `rental_contract_person_erased_at_index` (`person_erased_at`)',
    );
    this.addSql('alter table `settings` add `retention_years` int not null default 10');
  }
}
