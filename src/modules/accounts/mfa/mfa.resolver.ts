import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { confirmMfa } from './confirm-mfa.ts';
import { disableMfa } from './disable-mfa.ts';
import { enrollMfa } from './enroll-mfa.ts';
import { ConfirmMfaInput, DisableMfaInput } from './mfa.inputs.ts';
import { ConfirmMfaPayload, DisableMfaPayload, EnrollMfaPayload } from './mfa.payloads.ts';

@Resolver()
export class MfaResolver {
  @Mutation(() => EnrollMfaPayload, {
    description:
      'Starts the setup of an authenticator app. It takes effect when `confirmMfa` gets a code of the app.',
  })
  enrollMfa(@Ctx() ctx: Context) {
    return enrollMfa(ctx);
  }

  @Mutation(() => ConfirmMfaPayload, {
    description: 'Completes the setup: from now on, signing in requires a code. Your other sessions end.',
  })
  confirmMfa(@Input('A code of the authenticator.') input: ConfirmMfaInput, @Ctx() ctx: Context) {
    return confirmMfa(ctx, input);
  }

  @Mutation(() => DisableMfaPayload, { description: 'Turns off your second factor.' })
  disableMfa(@Input('Your password and a code.') input: DisableMfaInput, @Ctx() ctx: Context) {
    return disableMfa(ctx, input);
  }
}
