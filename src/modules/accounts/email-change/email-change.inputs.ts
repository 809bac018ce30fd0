import { Field, InputType } from 'type-graphql';
import { Email, Text } from '../../../platform/graphql/validation.ts';

@InputType({ description: 'Your new email address and your password.' })
export class RequestEmailChangeInput {
  @Field(() => String, {
    description: 'The new email address. A mail with a token for `confirmEmailChange` goes to it.',
  })
  @Email()
  newEmail!: string;

  @Field(() => String, { description: 'Your current password.' })
  @Text({ max: 1_000, multiline: true })
  password!: string;
}

@InputType({ description: 'The token of the mail to the new address.' })
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'The token from the mail. It works once and expires after a day.' })
  @Text({ max: 1_000 })
  token!: string;
}
