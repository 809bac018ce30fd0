import { ArgsType, Field, InputType } from 'type-graphql';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { listArgs, sortOf, tableScan } from '../../platform/graphql/list-args.ts';
import { DateTimeRangeInput } from '../../platform/graphql/list-inputs.ts';
import { ConditionCost } from '../../platform/graphql/price.ts';
import { ById } from '../../platform/graphql/reference-inputs.ts';
import { Text } from '../../platform/graphql/validation.ts';
import { EmailStatus } from '../../platform/mail/email-message.entity.ts';

@InputType({ description: 'Conditions on mails. All of them must hold.' })
export class EmailFilter {
  @Field(() => [EmailStatus], { nullable: true, description: 'Mails with one of these delivery statuses.' })
  status?: EmailStatus[] | null;

  @Field(() => String, { nullable: true, description: "The recipient's address." })
  @Text({ max: 254, nullable: true })
  to?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => String, { nullable: true, description: 'The template, for example "accounts.confirm-email".' })
  @Text({ max: 100, nullable: true })
  template?: string | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Mails queued within this range of time.' })
  createdAt?: DateTimeRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Mails queued on these days.' })
  createdOn?: DayRangeInput | null;
}

const EmailSort = sortOf('EmailMessage', {
  plural: 'mails',
  fields: { CREATED_AT: 'By the time at which they were queued; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class EmailsArgs extends listArgs(EmailFilter, EmailSort, 'the latest first') {}

@InputType({ description: 'The mail to send again: one that failed, or that a restore has held.' })
export class RetryEmailInput extends ById('email') {}
