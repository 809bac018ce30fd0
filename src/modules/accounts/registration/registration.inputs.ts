import { Field, InputType } from 'type-graphql';
import { Email, Text } from '../../../platform/graphql/validation.ts';
import { type SessionTransport, Transport } from '../sessions/session-transport.ts';

@InputType()
export abstract class RegistrationInput {
  @Field(() => String, {
    description: 'The email address. A mail with a token for `verifyEmail` goes to it.',
  })
  @Email()
  email!: string;

  @Field(() => String, {
    description:
      'The password. At least 10 characters and at most 72 bytes; not a common password and not the email address.',
  })
  @Text({ max: 1_000, multiline: true })
  password!: string;

  @Field(() => String, { description: 'Your name. 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;
}

@InputType({ description: 'A new customer with an account.' })
export class RegisterCustomerInput extends RegistrationInput {
  @Field(() => String, { nullable: true, description: 'Your telephone number. Up to 40 characters.' })
  @Text({ max: 40, nullable: true })
  phone?: string | null;

  @Transport()
  transport: SessionTransport = 'BODY';
}

@InputType({ description: 'The token of the mail to a new account.' })
export class VerifyEmailInput {
  @Field(() => String, {
    description: 'The token from the mail. It works once and expires after three days.',
  })
  @Text({ max: 1_000 })
  token!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The password that you registered with, if you are not signed in on this device. Without it and without your session, the account loses its password, since a stranger may have registered it; a mail lets you set a new one.',
  })
  @Text({ max: 1_000, multiline: true, nullable: true })
  password?: string | null;
}

@InputType({ description: 'The email address to send the mail to again.' })
export class ResendEmailVerificationInput {
  @Field(() => String, { description: 'The email address that you registered with.' })
  @Email()
  email!: string;
}
