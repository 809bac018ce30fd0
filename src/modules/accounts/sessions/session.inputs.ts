import { Field, ID, InputType } from 'type-graphql';
import { IdOf, Text } from '../../../platform/graphql/validation.ts';

/** Longer than any password or token that is accepted, so that a wrong one is simply wrong. */
const maxSecretLength = 1_000;

@InputType({ description: 'Who wants to sign in.' })
export class SignInInput {
  @Field(() => String, { description: 'The email address of the account.' })
  @Text({ max: 254 })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  @Text({ max: maxSecretLength, multiline: true })
  password!: string;
}

@InputType({ description: 'The second step of signing in.' })
export class CompleteMfaChallengeInput {
  @Field(() => String, { description: 'The token that `signIn` returned.' })
  @Text({ max: maxSecretLength })
  token!: string;

  @Field(() => String, { description: 'The six digits that the authenticator shows, or a recovery code.' })
  @Text({ max: 40 })
  code!: string;
}

@InputType({ description: 'The session to go on with.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The latest refresh token of the session.' })
  @Text({ max: maxSecretLength })
  refreshToken!: string;
}

@InputType({ description: 'The session to end.' })
export class RevokeSessionInput {
  @Field(() => ID, { description: 'One of `User.sessions`.' })
  @IdOf('session')
  sessionId!: string;
}

@InputType({ description: 'Which sessions to end.' })
export class RevokeAllSessionsInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the session of this request goes on.',
  })
  keepCurrent: boolean = false;
}
