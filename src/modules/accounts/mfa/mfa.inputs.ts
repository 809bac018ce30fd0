import { Field, InputType } from 'type-graphql';
import { ById } from '../../../platform/graphql/reference-inputs.ts';
import { Text } from '../../../platform/graphql/validation.ts';

@InputType({ description: 'The code that confirms a new authenticator.' })
export class ConfirmMfaInput {
  @Field(() => String, { description: 'The six-digit code of the authenticator.' })
  @Text({ max: 40 })
  code!: string;
}

@InputType()
abstract class PasswordAndCode {
  @Field(() => String, { description: 'Your password.' })
  @Text({ max: 1_000, multiline: true })
  password!: string;

  @Field(() => String, { description: 'The six-digit code of the authenticator, or a recovery code.' })
  @Text({ max: 40 })
  code!: string;
}

@InputType({ description: 'Your password and a code.' })
export class DisableMfaInput extends PasswordAndCode {}

@InputType({ description: 'Your password and a code.' })
export class RegenerateRecoveryCodesInput extends PasswordAndCode {}

@InputType({ description: 'The account whose second factor is to be removed.' })
export class ResetMfaInput extends ById('user', { description: "The account's id." }) {}
