import { Field, InputType } from 'type-graphql';
import { Email, Text } from '../../../platform/graphql/validation.ts';

@InputType()
export abstract class RegistrationInput {
  @Field(() => String, {
    description: 'An email address. A mail with a token goes there, for `verifyEmail`.',
  })
  @Email()
  email!: string;

  @Field(() => String, {
    description: 'At least 10 characters and at most 72 bytes; not a common one, and not the email address.',
  })
  @Text({ max: 1_000, multiline: true })
  password!: string;

  @Field(() => String, { description: 'What to call you. 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;
}

@InputType({ description: 'A new customer with an account.' })
export class RegisterCustomerInput extends RegistrationInput {
  @Field(() => String, { nullable: true, description: 'Up to 40 characters.' })
  @Text({ max: 40, nullable: true })
  phone?: string | null;
}

@InputType({ description: 'The proof that an email address is yours.' })
export class VerifyEmailInput {
  @Field(() => String, { description: 'The token from the mail. It works once, for three days.' })
  @Text({ max: 1_000 })
  token!: string;
}

@InputType({ description: 'Where to send the mail again.' })
export class ResendEmailVerificationInput {
  @Field(() => String, { description: 'The address that you registered with.' })
  @Email()
  email!: string;
}
