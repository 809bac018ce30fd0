import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../platform/graphql/payload.ts';
import { SessionPayload } from '../sessions/session.payloads.ts';
import { UserPayload } from '../users/user.payloads.ts';

@ObjectType({ description: 'What came of registering.' })
export class RegisterCustomerPayload extends SessionPayload {}

@ObjectType({ description: 'What came of confirming the address.' })
export class VerifyEmailPayload extends UserPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of asking for the mail again.' })
export class ResendEmailVerificationPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: if an account waits for this address, a mail is on its way. Nothing here says whether.',
  })
  accepted?: boolean | null;
}
