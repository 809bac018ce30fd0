import { Field, InputType } from 'type-graphql';
import { ById } from '../../../platform/graphql/reference-inputs.ts';
import { Text } from '../../../platform/graphql/validation.ts';
import { type SessionTransport, Transport } from './session-transport.ts';

/** Longer than any valid password or token, so that the usual error answers a wrong one. */
const maxSecretLength = 1_000;

@InputType({ description: 'The email address and the password of an account.' })
export class SignInInput {
  @Field(() => String, { description: 'The email address of the account.' })
  @Text({ max: 254 })
  email!: string;

  @Field(() => String, { description: 'The password of the account.' })
  @Text({ max: maxSecretLength, multiline: true })
  password!: string;

  @Transport()
  transport: SessionTransport = 'BODY';
}

@InputType({ description: 'The token of an MFA challenge and a code.' })
export class CompleteMfaChallengeInput {
  @Field(() => String, { description: 'The token in `mfaChallenge` that `signIn` returned.' })
  @Text({ max: maxSecretLength })
  token!: string;

  @Field(() => String, { description: 'The six-digit code of the authenticator, or a recovery code.' })
  @Text({ max: 40 })
  code!: string;

  @Transport()
  transport: SessionTransport = 'BODY';
}

@InputType({ description: 'The refresh token of a session.' })
export class RefreshSessionInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The latest refresh token of the session. Without it, that in the cookie is exchanged, and the answer sets cookies.',
  })
  @Text({ max: maxSecretLength, nullable: true })
  refreshToken?: string | null;
}

@InputType({ description: 'The session to end.' })
export class RevokeSessionInput extends ById('session', {
  description: "The session's id, from `User.sessions`.",
}) {}

@InputType({ description: 'Which of your sessions to end.' })
export class RevokeAllSessionsInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to keep the session of this request.',
  })
  keepCurrent: boolean = false;
}
