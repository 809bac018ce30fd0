import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { changePassword } from './change-password.ts';
import { ChangePasswordInput, RequestPasswordResetInput, ResetPasswordInput } from './password.inputs.ts';
import {
  ChangePasswordPayload,
  RequestPasswordResetPayload,
  ResetPasswordPayload,
} from './password.payloads.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resetPassword } from './reset-password.ts';

@Resolver()
export class PasswordResolver {
  @Mutation(() => ChangePasswordPayload, {
    description: 'Changes your password. Your other sessions end, and a mail tells you.',
  })
  changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'Both passwords.' }) input: ChangePasswordInput,
    @Ctx() ctx: Context,
  ) {
    return changePassword(ctx, input);
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'Sends a mail with a token for `resetPassword`, if there is an account that confirmed this address.',
  })
  requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'Whose.' })
    input: RequestPasswordResetInput,
    @Ctx() ctx: Context,
  ) {
    return requestPasswordReset(ctx, input);
  }

  @Mutation(() => ResetPasswordPayload, {
    description: 'Sets a new password by the token of a mail. All sessions of the account end.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'Token and password.' }) input: ResetPasswordInput,
    @Ctx() ctx: Context,
  ) {
    return resetPassword(ctx, input);
  }
}
