import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { confirmMfa } from './confirm-mfa.ts';
import { disableMfa } from './disable-mfa.ts';
import { enrollMfa } from './enroll-mfa.ts';
import {
  ConfirmMfaInput,
  DisableMfaInput,
  RegenerateRecoveryCodesInput,
  ResetMfaInput,
} from './mfa.inputs.ts';
import {
  ConfirmMfaPayload,
  DisableMfaPayload,
  EnrollMfaPayload,
  RegenerateRecoveryCodesPayload,
  ResetMfaPayload,
} from './mfa.payloads.ts';
import { regenerateRecoveryCodes } from './regenerate-recovery-codes.ts';
import { resetMfa } from './reset-mfa.ts';

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

  @Mutation(() => RegenerateRecoveryCodesPayload, {
    description: 'Replaces your recovery codes with ten new ones. The earlier ones stop working.',
  })
  regenerateRecoveryCodes(
    @Input('Your password and a code.') input: RegenerateRecoveryCodesInput,
    @Ctx() ctx: Context,
  ) {
    return regenerateRecoveryCodes(ctx, input);
  }

  @Mutation(() => ResetMfaPayload, {
    description:
      'Removes the second factor of somebody who can use neither their authenticator nor a recovery code. Their sessions end, and they are notified by mail.',
  })
  resetMfa(@Input('The account.') input: ResetMfaInput, @Ctx() ctx: Context) {
    return resetMfa(ctx, input);
  }
}
