import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Price } from '../../../platform/graphql/price.ts';
import { type AuditProblemKind, auditProblemKinds } from '../check-chain.rules.ts';

const AuditProblemKindEnum = Object.fromEntries(
  Object.keys(auditProblemKinds).map(kind => [kind, kind]),
) as Record<AuditProblemKind, AuditProblemKind>;
registerEnumType(AuditProblemKindEnum, {
  name: 'AuditProblemKind',
  description: 'What can be wrong with the audit log.',
  valuesConfig: Object.fromEntries(
    Object.entries(auditProblemKinds).map(([kind, description]) => [kind, { description }]),
  ),
});

@ObjectType({ simpleResolvers: true, description: 'A sign that somebody tampered with the audit log.' })
export class AuditProblem {
  @Field(() => AuditProblemKindEnum, { description: 'The kind of problem, for programs.' })
  kind!: AuditProblemKind;

  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;

  @Field(() => Int, { description: 'The number of the hash chain with the problem.' })
  chain!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The sequence number within the chain; null when the problem concerns the whole chain.',
  })
  sequence!: number | null;

  @Field(() => ID, { nullable: true, description: 'The id of the entry; null when the entry is missing.' })
  entryId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The result of verifying the audit log: whether it is still as it was written.',
})
export class AuditVerificationResult {
  @Field(() => Boolean, { description: 'True when no problem was found.' })
  intact!: boolean;

  @Field(() => Int, { description: 'How many entries were checked.' })
  checkedEntries!: number;

  @Field(() => Int, {
    description:
      'How many of the checked entries had their details erased because a person was anonymized. Only what is left of these entries was checked.',
  })
  erasedEntries!: number;

  @Price({ rows: 10 })
  @Field(() => [AuditProblem], { description: 'The first 100 problems.' })
  problems!: readonly AuditProblem[];

  @Field(() => String, {
    description:
      'A hash over the heads of all chains. Keep a copy elsewhere: if somebody cuts off the end of the log and adjusts the heads, only a comparison with the copy reveals it.',
  })
  headHash!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the verification ended.' })
  checkedAt!: Date;
}
