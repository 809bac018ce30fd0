import { Field, InputType } from 'type-graphql';
import { Email, Text } from '../../../platform/graphql/validation.ts';

const newPassword =
  'The new password. At least 10 characters and at most 72 bytes; not a common password and not the email address.';

@InputType({ description: 'The current and the new password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'Your current password.' })
  @Text({ max: 1_000, multiline: true })
  currentPassword!: string;

  @Field(() => String, { description: newPassword })
  @Text({ max: 1_000, multiline: true })
  newPassword!: string;
}

@InputType({ description: 'The account with the forgotten password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The email address of the account.' })
  @Email()
  email!: string;
}

@InputType({ description: 'The token of the mail and the new password.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token from the mail. It works once and expires after an hour.' })
  @Text({ max: 1_000 })
  token!: string;

  @Field(() => String, { description: newPassword })
  @Text({ max: 1_000, multiline: true })
  newPassword!: string;
}
