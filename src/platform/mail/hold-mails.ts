import { listSql, type Sql, sql } from '../database/sql.ts';

/**
 * The statements that hold what a restored store would send: the mails that waited at the moment of the backup, and the
 * jobs that would write or send one. They may have gone out since. `releaseMails` lets them go.
 * @param jobNames the jobs that write and send mails
 * @returns first the statement for the mails, then the one for the jobs
 */
export function holdMails(jobNames: readonly string[]): readonly [mails: Sql, jobs: Sql] {
  return [
    sql`update email_message set status = 'HELD' where status = 'QUEUED'`,
    sql`update job set status = 'HELD' where status in ('WAITING', 'RUNNING') and name in (${listSql(jobNames)})`,
  ];
}
