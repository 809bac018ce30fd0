import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { registerCustomer } from './register-customer.ts';
import {
  RegisterCustomerInput,
  ResendEmailVerificationInput,
  VerifyEmailInput,
} from './registration.inputs.ts';
import {
  RegisterCustomerPayload,
  ResendEmailVerificationPayload,
  VerifyEmailPayload,
} from './registration.payloads.ts';
import { resendEmailVerification } from './resend-email-verification.ts';
import { verifyEmail } from './verify-email.ts';

@Resolver()
export class RegistrationResolver {
  @Mutation(() => RegisterCustomerPayload, {
    description:
      'Creates a customer with an account and signs them in. A mail with a token for `verifyEmail` goes to the address. The answer is the same whether or not another account has this address.',
  })
  registerCustomer(@Input('The customer to register.') input: RegisterCustomerInput, @Ctx() ctx: Context) {
    return registerCustomer(ctx, input);
  }

  @Mutation(() => VerifyEmailPayload, {
    description:
      'Confirms an email address with the token of a mail. Send it with your session or with your password: otherwise the account loses its password and its sessions, and a mail lets you set a new password.',
  })
  verifyEmail(
    @Input('The token of the mail and the password.') input: VerifyEmailInput,
    @Ctx() ctx: Context,
  ) {
    return verifyEmail(ctx, input);
  }

  @Mutation(() => ResendEmailVerificationPayload, {
    description:
      'Sends the mail with the token for `verifyEmail` again, if an unconfirmed account has this address.',
  })
  resendEmailVerification(
    @Input('The email address of the account.') input: ResendEmailVerificationInput,
    @Ctx() ctx: Context,
  ) {
    return resendEmailVerification(ctx, input);
  }
}
