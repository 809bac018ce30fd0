import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { IdOf, Nested, Text } from '../../platform/graphql/validation.ts';
import { EmailStatus } from '../../platform/mail/email-message.entity.ts';

@InputType({ description: 'Which mails. All conditions must hold.' })
export class EmailFilter {
  @Field(() => EmailStatus, { nullable: true, description: 'That have come this far.' })
  status?: EmailStatus | null;

  @Field(() => String, { nullable: true, description: 'To this address.' })
  @Text({ max: 254, nullable: true })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this kind.' })
  @Text({ max: 100, nullable: true })
  template?: string | null;
}

@ArgsType()
export class EmailsArgs extends ConnectionArgs {
  @Field(() => EmailFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: EmailFilter | null;
}

@InputType({ description: 'The mail to send again.' })
export class RetryEmailInput {
  @Field(() => ID, { description: 'The mail.' })
  @IdOf('email')
  emailId!: string;
}
