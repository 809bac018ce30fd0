import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../platform/graphql/payload.ts';
import { UserPayload } from '../users/user.payloads.ts';

@ObjectType({ simpleResolvers: true, description: 'What an authenticator app needs to be set up.' })
export class EnrollMfaPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The secret, to be typed where no QR code can be read.',
  })
  secret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same as an address that authenticator apps open.',
  })
  otpauthUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'The same as a QR code: an SVG image.' })
  qrCodeSvg?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of confirming the second factor.' })
export class ConfirmMfaPayload extends Payload {
  @Field(() => [String], {
    nullable: true,
    description: 'Ten codes, each of which stands in once for the authenticator. They are shown only now.',
  })
  recoveryCodes?: string[] | null;
}

@ObjectType({ description: 'What came of switching the second factor off.' })
export class DisableMfaPayload extends UserPayload {}
