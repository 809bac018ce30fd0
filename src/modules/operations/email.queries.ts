import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { equals, equalsText } from '../../platform/database/conditions.ts';
import { loadById } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import type { Row } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import type { EmailsArgs } from './email.inputs.ts';

export type EmailRow = Row<EmailMessage>;

export function emailById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<EmailRow | null> {
  checkId(id, 'email');
  return loadById(ctx, EmailMessage, id, selectionBelow(ctx, info, EmailMessage));
}

/** All mails, the newest first. */
export function listEmails(
  ctx: Context,
  args: EmailsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<EmailRow>> {
  const { status, to, template } = args.filter ?? {};
  return readConnection(ctx, info, 'mail.emails', {
    entity: EmailMessage,
    selection: selectionBelow(ctx, info, EmailMessage, connectionPaths),
    where: [
      sql`t.deleted_at is null`,
      equals('t.status', status),
      equalsText('t.to_address', to),
      equalsText('t.template', template),
    ],
    sort: sortBy(ctx, EmailMessage, 'createdAt', true),
    args,
  });
}
