import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
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
      'Makes an account for a customer and signs them in. A mail with a token for `verifyEmail` goes to the address. The answer is the same whether or not somebody has an account there already.',
  })
  registerCustomer(
    @Arg('input', () => RegisterCustomerInput, { description: 'Who.' }) input: RegisterCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return registerCustomer(ctx, input);
  }

  @Mutation(() => VerifyEmailPayload, { description: 'Confirms an email address by the token of a mail.' })
  verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The token.' }) input: VerifyEmailInput,
    @Ctx() ctx: Context,
  ) {
    return verifyEmail(ctx, input);
  }

  @Mutation(() => ResendEmailVerificationPayload, {
    description: 'Sends the mail with the token again, if an account waits for it.',
  })
  resendEmailVerification(
    @Arg('input', () => ResendEmailVerificationInput, { description: 'Where.' })
    input: ResendEmailVerificationInput,
    @Ctx() ctx: Context,
  ) {
    return resendEmailVerification(ctx, input);
  }
}
