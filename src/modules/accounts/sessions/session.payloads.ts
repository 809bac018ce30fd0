import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../../platform/graphql/payload.ts';
import { UserPayload } from '../users/user.payloads.ts';
import { SessionTokens } from './session-tokens.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'The password was right; now the second factor is asked for.',
})
export class MfaChallenge {
  @Field(() => String, { description: 'For `completeMfaChallenge`, once.' })
  token!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it expires; then sign in again.' })
  expiresAt!: Date;
}

@ObjectType()
export abstract class SessionPayload extends UserPayload {
  @Field(() => SessionTokens, {
    nullable: true,
    description: 'The new session; null when there were errors, or when the second factor is still to come.',
  })
  session?: SessionTokens | null;
}

@ObjectType({ description: 'What came of signing in: a session, or the demand for a second factor.' })
export class SignInPayload extends SessionPayload {
  @Field(() => MfaChallenge, { nullable: true, description: 'Null unless the account has a second factor.' })
  mfaChallenge?: MfaChallenge | null;
}

@ObjectType({ description: 'What came of the second factor.' })
export class CompleteMfaChallengePayload extends SessionPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of refreshing.' })
export class RefreshSessionPayload extends Payload {
  @Field(() => SessionTokens, {
    nullable: true,
    description: 'The tokens to go on with. The old refresh token must not be used again.',
  })
  session?: SessionTokens | null;
}

@ObjectType()
abstract class EndedSessionPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The session that ended; null when there were errors.' })
  endedSessionId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of signing out.' })
export class SignOutPayload extends EndedSessionPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of ending a session.' })
export class RevokeSessionPayload extends EndedSessionPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of ending sessions.' })
export class RevokeAllSessionsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many sessions ended.' })
  endedCount?: number | null;
}
