import { Migration } from '@mikro-orm/migrations';

/** The lease of a worker on its jobs, in a row of its own, and which worker has a job. */
export class LeasesOfWorkers extends Migration {
  override up(): void {
    this.addSql(`create table \`job_worker\` (
      \`id\` varchar(36) collate ascii_bin not null,
      \`alive_until\` datetime(3) not null,
      primary key (\`id\`)
    ) default character set utf8mb4 collate utf8mb4_unicode_520_ci engine = InnoDB`);
    this.addSql('alter table `job` add `worker_id` varchar(36) collate ascii_bin null');
  }
}
