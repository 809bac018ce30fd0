import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
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
    description: 'Changes your password. Your other sessions end, and you are notified by mail.',
  })
  changePassword(
    @Input('The current and the new password.') input: ChangePasswordInput,
    @Ctx() ctx: Context,
  ) {
    return changePassword(ctx, input);
  }

  @Mutation(() => RequestPasswordResetPayload, {
    description: 'Sends a mail with a token for `resetPassword`, if an account has confirmed this address.',
  })
  requestPasswordReset(
    @Input('The email address of the account.') input: RequestPasswordResetInput,
    @Ctx() ctx: Context,
  ) {
    return requestPasswordReset(ctx, input);
  }

  @Mutation(() => ResetPasswordPayload, {
    description: 'Sets a new password with the token of a mail. All sessions of the account end.',
  })
  resetPassword(
    @Input('The token of the mail and the new password.') input: ResetPasswordInput,
    @Ctx() ctx: Context,
  ) {
    return resetPassword(ctx, input);
  }
}
