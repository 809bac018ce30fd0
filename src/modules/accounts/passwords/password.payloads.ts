import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../platform/graphql/payload.ts';
import { UserPayload } from '../users/user.payloads.ts';

@ObjectType({ description: 'What came of changing the password.' })
export class ChangePasswordPayload extends UserPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of asking for a new password.' })
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: if there is such an account, a mail is on its way. Nothing here says whether there is.',
  })
  accepted?: boolean | null;
}

@ObjectType({ description: 'What came of setting a new password.' })
export class ResetPasswordPayload extends UserPayload {}
