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
    'What was agreed, and how it was signed. It never changes after that, and is only ever erased: at once with a customer who is erased before signing, and else `Settings.retentionYears` after the end of the rental.',
})
export class RentalContractView {
  @Field(() => Int, { description: 'Which wording it has.' })
  templateVersion!: number;

  @Field(() => String, {
    description: 'The text; once it is erased, a sentence that says so, and when.',
  })
  text!: string;

  @Field(() => String, {
    description: 'The SHA-256 of the text, in hexadecimal digits. It stays when the text is erased.',
  })
  sha256!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who signed; null until then, and once the contract is erased.',
  })
  signerName!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was signed.' })
  signedAt!: Date | null;

  @Field(() => SignatureKindEnum, { nullable: true, description: 'How it was signed.' })
  signatureKind!: SignatureKind | null;

  @Field(() => String, {
    description: 'Where it is as a PDF, with the signature. The link opens without signing in, for 30 days.',
  })
  pdfUrl!: string;
}
