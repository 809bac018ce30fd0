import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { completeMfaChallenge } from './complete-mfa-challenge.ts';
import { refreshSession } from './refresh-session.ts';
import { revokeAllSessions } from './revoke-all-sessions.ts';
import { revokeSession } from './revoke-session.ts';
import { Session } from './session.entity.ts';
import {
  CompleteMfaChallengeInput,
  RefreshSessionInput,
  RevokeAllSessionsInput,
  RevokeSessionInput,
  SignInInput,
} from './session.inputs.ts';
import {
  CompleteMfaChallengePayload,
  RefreshSessionPayload,
  RevokeAllSessionsPayload,
  RevokeSessionPayload,
  SignInPayload,
  SignOutPayload,
} from './session.payloads.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

@Resolver(() => Session)
export class SessionResolver {
  @Mutation(() => SignInPayload, { description: 'Signs in with email address and password.' })
  signIn(@Arg('input', () => SignInInput, { description: 'Who.' }) input: SignInInput, @Ctx() ctx: Context) {
    return signIn(ctx, input);
  }

  @Mutation(() => CompleteMfaChallengePayload, {
    description: 'Ends signing in with a code of the authenticator, or a recovery code.',
  })
  completeMfaChallenge(
    @Arg('input', () => CompleteMfaChallengeInput, { description: 'Token and code.' })
    input: CompleteMfaChallengeInput,
    @Ctx() ctx: Context,
  ) {
    return completeMfaChallenge(ctx, input);
  }

  @Mutation(() => RefreshSessionPayload, {
    description:
      'Exchanges the refresh token for new tokens. It works once: a later second use ends the session. Within ten seconds, a repeated request gets the same refresh token again.',
  })
  refreshSession(
    @Arg('input', () => RefreshSessionInput, { description: 'The token.' }) input: RefreshSessionInput,
    @Ctx() ctx: Context,
  ) {
    return refreshSession(ctx, input);
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session of this request.' })
  signOut(@Ctx() ctx: Context) {
    return signOut(ctx);
  }

  @Mutation(() => RevokeSessionPayload, {
    description: 'Ends one of your sessions, on whichever device it is.',
  })
  revokeSession(
    @Arg('input', () => RevokeSessionInput, { description: 'Which.' }) input: RevokeSessionInput,
    @Ctx() ctx: Context,
  ) {
    return revokeSession(ctx, input);
  }

  @Mutation(() => RevokeAllSessionsPayload, { description: 'Signs you out everywhere.' })
  revokeAllSessions(
    @Arg('input', () => RevokeAllSessionsInput, {
      nullable: true,
      description: 'What to spare; nothing when absent.',
    })
    input: RevokeAllSessionsInput | null,
    @Ctx() ctx: Context,
  ) {
    return revokeAllSessions(ctx, input ?? { keepCurrent: false });
  }

  @Columns('id')
  @FieldResolver(() => Boolean, { description: 'Whether this request came with it.' })
  current(@Root() session: Session, @Ctx() ctx: Context) {
    return session.id === ctx.actor.sessionId;
  }
}
