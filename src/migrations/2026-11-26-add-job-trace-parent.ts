import { Migration } from '@mikro-orm/migrations';

/** The trace of the request that queued a job. */
export class AddJobTraceParent extends Migration {
  override up(): void {
    this.addSql('alter table `job` add `trace_parent` varchar(55) null');
  }
}
