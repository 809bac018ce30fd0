import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import { EmailsArgs, RetryEmailInput } from './email.inputs.ts';
import { RetryEmailPayload } from './email.payloads.ts';
import { type EmailRow, emailById, listEmails } from './email.queries.ts';
import { EmailMessageNextAction, emailActionColumns, nextActionsOfEmail } from './email-next-actions.ts';
import { retryEmail } from './retry-email.ts';

export const EmailMessageConnection = connectionOf<EmailMessage>('EmailMessage', () => EmailMessage);

@Resolver(() => EmailMessage)
export class EmailResolver {
  @Query(() => EmailMessage, {
    nullable: true,
    description: 'A mail by its id; null when it does not exist.',
  })
  email(
    @Arg('id', () => ID, { description: "The mail's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return emailById(ctx, id, info);
  }

  @Query(() => EmailMessageConnection, { description: 'Mails, the newest first.' })
  emails(@Args(() => EmailsArgs) args: EmailsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listEmails(ctx, args, info);
  }

  @Mutation(() => RetryEmailPayload, {
    description: 'Sends a mail that failed again, or one that a restore has held.',
  })
  retryEmail(@Input('The mail to send again.') input: RetryEmailInput, @Ctx() ctx: Context) {
    return retryEmail(ctx, input);
  }

  @Columns(...emailActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [EmailMessageNextAction], { description: nextActionsDescription })
  nextActions(@Root() email: EmailRow, @Ctx() ctx: Context) {
    return nextActionsOfEmail(ctx, email);
  }
}
