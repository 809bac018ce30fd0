import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
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
import { nextActionsOfSession, SessionNextAction, sessionActionColumns } from './session-next-actions.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

@Resolver(() => Session)
export class SessionResolver {
  @Mutation(() => SignInPayload, { description: 'Signs in with an email address and a password.' })
  signIn(@Input('The email address and the password.') input: SignInInput, @Ctx() ctx: Context) {
    return signIn(ctx, input);
  }

  @Mutation(() => CompleteMfaChallengePayload, {
    description: 'Completes a sign-in with a code of the authenticator or a recovery code.',
  })
  completeMfaChallenge(
    @Input('The token of the challenge and the code.') input: CompleteMfaChallengeInput,
    @Ctx() ctx: Context,
  ) {
    return completeMfaChallenge(ctx, input);
  }

  @Mutation(() => RefreshSessionPayload, {
    description:
      'Exchanges the refresh token for new tokens. A refresh token works once: a second use later than a minute after the first ends the session. Within a minute, the answer has the same new refresh token again.',
  })
  refreshSession(
    @Input('The refresh token of the session.') input: RefreshSessionInput,
    @Ctx() ctx: Context,
  ) {
    return refreshSession(ctx, input);
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session of this request.' })
  signOut(@Ctx() ctx: Context) {
    return signOut(ctx);
  }

  @Mutation(() => RevokeSessionPayload, {
    description: 'Ends a session: one of your own, or with USERS_MANAGE any.',
  })
  revokeSession(@Input('The session to end.') input: RevokeSessionInput, @Ctx() ctx: Context) {
    return revokeSession(ctx, input);
  }

  @Mutation(() => RevokeAllSessionsPayload, { description: 'Ends all of your sessions.' })
  revokeAllSessions(
    @Arg('input', () => RevokeAllSessionsInput, {
      nullable: true,
      description: 'Whether to keep the current session; it ends too when absent.',
    })
    input: RevokeAllSessionsInput | null,
    @Ctx() ctx: Context,
  ) {
    return revokeAllSessions(ctx, input ?? { keepCurrent: false });
  }

  @Columns('id')
  @FieldResolver(() => Boolean, { description: 'Whether it is the session of this request.' })
  current(@Root() session: Session, @Ctx() ctx: Context) {
    return session.id === ctx.actor.sessionId;
  }

  @Columns(...sessionActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [SessionNextAction], { description: nextActionsDescription })
  nextActions(@Root() session: Row<Session>, @Ctx() ctx: Context) {
    return nextActionsOfSession(ctx, session);
  }
}
