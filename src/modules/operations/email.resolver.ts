import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import { EmailsArgs, RetryEmailInput } from './email.inputs.ts';
import { RetryEmailPayload } from './email.payloads.ts';
import { emailById, listEmails } from './email.queries.ts';
import { retryEmail } from './retry-email.ts';

export const EmailMessageConnection = connectionOf<EmailMessage>('EmailMessage', () => EmailMessage);

@Resolver(() => EmailMessage)
export class EmailResolver {
  @Query(() => EmailMessage, { nullable: true, description: 'A mail by its id; null when there is none.' })
  email(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return emailById(ctx, id, info);
  }

  @Query(() => EmailMessageConnection, { description: 'Mails, the newest first.' })
  emails(@Args(() => EmailsArgs) args: EmailsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listEmails(ctx, args, info);
  }

  @Mutation(() => RetryEmailPayload, { description: 'Tries to send a failed mail again.' })
  retryEmail(
    @Arg('input', () => RetryEmailInput, { description: 'Which one.' }) input: RetryEmailInput,
    @Ctx() ctx: Context,
  ) {
    return retryEmail(ctx, input);
  }
}
