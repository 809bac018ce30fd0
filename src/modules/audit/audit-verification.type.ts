import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type AuditProblemKind, auditProblemKinds } from './check-chain.rules.ts';

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

@ObjectType({ simpleResolvers: true, description: 'A trace of somebody who tampered with the audit log.' })
export class AuditProblem {
  @Field(() => AuditProblemKindEnum, { description: 'The kind of problem, for programs.' })
  kind!: AuditProblemKind;

  @Field(() => String, { description: 'What is wrong, for people.' })
  message!: string;

  @Field(() => Int, { description: 'The number of the chain that it is in.' })
  chain!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Where in the chain; null when it is about the chain as such.',
  })
  sequence!: number | null;

  @Field(() => ID, { nullable: true, description: 'The entry; null when it is gone.' })
  entryId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whether the audit log is still as it was written.' })
export class AuditVerification {
  @Field(() => Boolean, { description: 'Whether nothing is wrong.' })
  intact!: boolean;

  @Field(() => Int, { description: 'How many entries were looked at.' })
  checkedEntries!: number;

  @Field(() => Int, {
    description:
      'Of how many the details were erased when somebody was anonymised. Of these, what is left was checked.',
  })
  erasedEntries!: number;

  @Field(() => [AuditProblem], { description: 'What is wrong; the first 100 problems.' })
  problems!: readonly AuditProblem[];

  @Field(() => String, {
    description:
      'A hash over how all chains end. Note it down elsewhere: if somebody cuts the log off and mends its ends, only a comparison shows it.',
  })
  headHash!: string;

  @Field(() => GraphQLISODateTime, { description: 'When this was found out.' })
  checkedAt!: Date;
}
