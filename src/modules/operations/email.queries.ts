import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { notDeleted, within } from '../../platform/database/conditions.ts';
import { loadById } from '../../platform/database/load.ts';
import { sortBy, textChoice } from '../../platform/database/page.ts';
import type { Row } from '../../platform/database/rows.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import type { EmailsArgs } from './email.inputs.ts';

export type EmailRow = Row<EmailMessage>;

export function emailById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<EmailRow | null> {
  checkId(id, 'email');
  return loadById(ctx, EmailMessage, id, selectionBelow(ctx, info, EmailMessage));
}

export async function listEmails(
  ctx: Context,
  args: EmailsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<EmailRow>> {
  const { status, to, template, createdAt, createdOn } = args.filter ?? {};
  return readConnection(ctx, info, 'mail.emails', {
    entity: EmailMessage,
    selection: selectionBelow(ctx, info, EmailMessage, connectionPaths),
    where: [
      notDeleted,
      within('t.created_at', createdAt),
      await onDays(ctx, 't.created_at', createdOn, 'createdOn'),
    ],
    choices: [textChoice('to', to), textChoice('template', template), { property: 'status', values: status }],
    sort: sortBy(ctx, EmailMessage, 'createdAt', args.sort?.direction !== 'ASC'),
    args,
  });
}
