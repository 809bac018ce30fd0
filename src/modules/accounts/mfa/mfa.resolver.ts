import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { confirmMfa } from './confirm-mfa.ts';
import { disableMfa } from './disable-mfa.ts';
import { enrollMfa } from './enroll-mfa.ts';
import { ConfirmMfaInput, DisableMfaInput } from './mfa.inputs.ts';
import { ConfirmMfaPayload, DisableMfaPayload, EnrollMfaPayload } from './mfa.payloads.ts';

@Resolver()
export class MfaResolver {
  @Mutation(() => EnrollMfaPayload, {
    description: 'Begins to set up an authenticator app. It counts once `confirmMfa` has seen a code of it.',
  })
  enrollMfa(@Ctx() ctx: Context) {
    return enrollMfa(ctx);
  }

  @Mutation(() => ConfirmMfaPayload, {
    description: 'Ends setting up: from now on signing in takes a code. Your other sessions end.',
  })
  confirmMfa(
    @Arg('input', () => ConfirmMfaInput, { description: 'The proof.' }) input: ConfirmMfaInput,
    @Ctx() ctx: Context,
  ) {
    return confirmMfa(ctx, input);
  }

  @Mutation(() => DisableMfaPayload, { description: 'Switches the second factor off.' })
  disableMfa(
    @Arg('input', () => DisableMfaInput, { description: 'The proof.' }) input: DisableMfaInput,
    @Ctx() ctx: Context,
  ) {
    return disableMfa(ctx, input);
  }
}
