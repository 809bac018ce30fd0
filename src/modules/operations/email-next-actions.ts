import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { nextActionOf, nextActions } from '../../platform/graphql/next-action.ts';
import type { EmailRow } from './email.queries.ts';
import { retryProblem } from './email-actions.rules.ts';

export const EmailMessageNextAction = nextActionOf('EmailMessage', { RETRY: 'Send it again: `retryEmail`.' });

export const emailActionColumns = ['id', 'status'];

export function nextActionsOfEmail(ctx: Context, email: EmailRow) {
  return nextActions({
    RETRY:
      isAllowed(ctx.actor, 'JOBS_MANAGE') &&
      (async () => retryProblem({ status: email.status, sealedBody: await bodyMark(ctx, email.id) })),
  });
}

/** Whether there is a body still. Bodies are large, so they stay in the database. */
async function bodyMark(ctx: Context, emailId: string): Promise<string | null> {
  const [row] = await loadGroup<object>(ctx, 'mails with a body', emailId, ids =>
    query(
      ctx,
      sql`/* mail.withBody */ select id as groupId from email_message where id in (${listSql(ids)}) and sealed_body is not null`,
    ),
  );
  return row ? 'kept' : null;
}
