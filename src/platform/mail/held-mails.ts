import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { type Sql, sql } from '../database/sql.ts';

/** What a restore has held. */
export interface HeldMails {
  readonly mails: number;
  /** Jobs that write or send a mail. */
  readonly jobs: number;
}

export async function countHeldMails(ctx: Context): Promise<HeldMails> {
  return {
    mails: await count(
      ctx,
      sql`/* mail.held */ select count(*) as total from email_message where status = 'HELD'`,
    ),
    jobs: await count(ctx, sql`/* jobs.held */ select count(*) as total from job where status = 'HELD'`),
  };
}

async function count(ctx: Context, statement: Sql): Promise<number> {
  const [row] = await query<{ total: number }>(ctx, statement);
  return Number(row!.total);
}
