import { Field, InputType } from 'type-graphql';
import { Email, Text } from '../../../platform/graphql/validation.ts';

const newPassword =
  'At least 10 characters and at most 72 bytes; not a common one, and not the email address.';

@InputType({ description: 'The old password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password that you have now.' })
  @Text({ max: 1_000, multiline: true })
  currentPassword!: string;

  @Field(() => String, { description: newPassword })
  @Text({ max: 1_000, multiline: true })
  newPassword!: string;
}

@InputType({ description: 'Whose password is forgotten.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The email address of the account.' })
  @Email()
  email!: string;
}

@InputType({ description: 'The new password, and the right to set it.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token from the mail. It works once, for an hour.' })
  @Text({ max: 1_000 })
  token!: string;

  @Field(() => String, { description: newPassword })
  @Text({ max: 1_000, multiline: true })
  newPassword!: string;
}
