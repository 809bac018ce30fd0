import { Field, InputType } from 'type-graphql';
import { Text } from '../../../platform/graphql/validation.ts';

@InputType({ description: 'The proof that an authenticator was set up.' })
export class ConfirmMfaInput {
  @Field(() => String, { description: 'The six digits that the authenticator shows.' })
  @Text({ max: 40 })
  code!: string;
}

@InputType({ description: 'The proof that it is really you who wants this.' })
export class DisableMfaInput {
  @Field(() => String, { description: 'Your password.' })
  @Text({ max: 1_000, multiline: true })
  password!: string;

  @Field(() => String, { description: 'The six digits that the authenticator shows, or a recovery code.' })
  @Text({ max: 40 })
  code!: string;
}
