import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import { emailById } from './email.queries.ts';

@ObjectType({ description: 'What came of trying a failed mail again.' })
export class RetryEmailPayload extends Payload {
  emailId?: string;

  @Field(() => EmailMessage, {
    nullable: true,
    description: 'The mail as it is now; null when there were errors.',
  })
  email(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.emailId ? emailById(ctx, this.emailId, info) : null;
  }
}
