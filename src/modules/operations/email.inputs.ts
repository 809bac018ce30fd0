import { ArgsType, Field, InputType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { tableScan } from '../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../platform/graphql/price.ts';
import { ById } from '../../platform/graphql/reference-inputs.ts';
import { Nested, Text } from '../../platform/graphql/validation.ts';
import { EmailStatus } from '../../platform/mail/email-message.entity.ts';

@InputType({ description: 'Conditions on mails. All of them must hold.' })
export class EmailFilter {
  @Field(() => EmailStatus, { nullable: true, description: 'The delivery status.' })
  status?: EmailStatus | null;

  @Field(() => String, { nullable: true, description: "The recipient's address." })
  @Text({ max: 254, nullable: true })
  to?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => String, { nullable: true, description: 'The template, for example "accounts.confirm-email".' })
  @Text({ max: 100, nullable: true })
  template?: string | null;
}

@ArgsType()
export class EmailsArgs extends ConnectionArgs {
  @Field(() => EmailFilter, { nullable: true, description: 'Conditions on the mails; all when absent.' })
  @Nested()
  filter?: EmailFilter | null;
}

@InputType({ description: 'The mail to send again: one that failed, or that a restore has held.' })
export class RetryEmailInput extends ById('email') {}
