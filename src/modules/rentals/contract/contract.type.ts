import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { SignatureKind } from './rental-contract.entity.ts';

const SignatureKindEnum = { TYPED: 'TYPED', PNG: 'PNG', SVG: 'SVG' } as const;
registerEnumType(SignatureKindEnum, {
  name: 'SignatureKind',
  description: 'How a contract was signed.',
  valuesConfig: {
    TYPED: { description: 'With a typed name.' },
    PNG: { description: 'With a drawing, as a PNG.' },
    SVG: { description: 'With a drawing, as an SVG.' },
  },
});

@ObjectType('RentalContract', {
  simpleResolvers: true,
  description:
    'The contract of a rental and its signature. It never changes once it is signed. It is erased with its customer: at once if it was not signed, else `Settings.retentionYears` after the end of the rental.',
})
export class RentalContractView {
  @Field(() => Int, { description: 'The version of the template of the text.' })
  templateVersion!: number;

  @Field(() => String, {
    description: 'The text of the contract; once it is erased, a sentence that says so and when.',
  })
  text!: string;

  @Field(() => String, {
    description: 'The SHA-256 of the text, in hexadecimal digits. It stays when the text is erased.',
  })
  sha256!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the signer; null until it is signed, and once the contract is erased.',
  })
  signerName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was signed; null until then.' })
  signedAt!: Date | null;

  @Field(() => SignatureKindEnum, { nullable: true, description: 'How it was signed; null until then.' })
  signatureKind!: SignatureKind | null;

  @Field(() => String, {
    description:
      'A link to the contract with its signature as a PDF. It opens without a session, for 30 days.',
  })
  pdfUrl!: string;
}
