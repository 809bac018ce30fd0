import type { Migration } from '../platform/database/migrations/migration.ts';

/** What erasing a person needs: whom a mail is for and about, when a contract was erased, and how long it is kept. */
export const erasePeople: Migration = {
  name: '2026-11-26-erase-people',
  mysql: [
    'alter table `email_message` add `recipient_id` varchar(48) collate ascii_bin null, add `about_id` varchar(48) collate ascii_bin null',
    'alter table `email_message` add index `email_message_recipient_id_index` (`recipient_id`), add index `email_message_about_id_index` (`about_id`)',
    'alter table `rental_contract` add `person_erased_at` datetime(3) null, add `erased_at` datetime(3) null',
    'alter table `rental_contract` add index `rental_contract_person_erased_at_index` (`person_erased_at`)',
    'alter table `settings` add `retention_years` int not null default 10',
  ],
  sqlite: [
    'alter table `email_message` add column `recipient_id` text null',
    'alter table `email_message` add column `about_id` text null',
    'create index `email_message_recipient_id_index` on `email_message` (`recipient_id`)',
    'create index `email_message_about_id_index` on `email_message` (`about_id`)',
    'alter table `rental_contract` add column `person_erased_at` datetime null',
    'alter table `rental_contract` add column `erased_at` datetime null',
    'create index `rental_contract_person_erased_at_index` on `rental_contract` (`person_erased_at`)',
    'alter table `settings` add column `retention_years` integer not null default 10',
  ],
};
