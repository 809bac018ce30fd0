import { Migration } from '@mikro-orm/migrations';

/** How far read replicas have come, and when a session last changed something. */
export class AddHeartbeat extends Migration {
  override up(): void {
    this.addSql(
      'create table `heartbeat` (`id` varchar(20) collate ascii_bin not null, `beat` int not null, primary key (`id`)) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB',
    );
    this.addSql('alter table `session` add `wrote_at` datetime(3) null');
  }
}
