import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { progressOf } from './audit-verification.rules.ts';
import { AuditVerificationResult } from './audit-verification-result.type.ts';
import { AuditVerificationStatus } from './audit-verification-status.ts';
import type { LogCheck } from './check-log.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A verification of the whole audit log, which runs in the background. One at a time; it is listed for a year.',
})
@Entity()
@Unique({ properties: ['openSlot'] })
@Index({ properties: ['createdAt'] })
export class AuditVerification extends BaseEntity {
  static override readonly idPrefix = 'auditverification';

  /** The id of the user. */
  @Property({ type: 'string', length: 48 })
  startedById!: string;

  @Field(() => AuditVerificationStatus, { description: 'The status.' })
  @Property({ type: 'string', length: 10 })
  status: AuditVerificationStatus = 'QUEUED';

  /** 1 while it waits or runs, else null: being unique, it keeps a second one from being started. */
  @Property({ type: 'integer', nullable: true, hidden: true })
  openSlot: number | null = 1;

  @Field(() => Int, {
    nullable: true,
    description: 'How many entries the log had when it began; null until they were counted.',
  })
  @Property({ type: 'integer', nullable: true })
  totalEntries: number | null = null;

  @Field(() => Int, { description: 'How many entries were checked so far.' })
  @Property({ type: 'integer' })
  checkedEntries: number = 0;

  @Field(() => Int, { description: 'The progress in percent: 100 once it is done, and less until then.' })
  @Computed<AuditVerification>(['status', 'checkedEntries', 'totalEntries'], progressOf)
  readonly progress?: number;

  @Field(() => AuditVerificationResult, {
    nullable: true,
    description: 'What was found; null until it is done.',
  })
  @Property({ type: 'json', nullable: true })
  result: AuditVerificationResult | null = null;

  /** How far it is, for the next job; null before it begins and after it ends. */
  @Property({ type: 'json', nullable: true, hidden: true })
  checkpoint: LogCheck | null = null;

  @Field(() => String, { nullable: true, description: 'Why it failed; null unless it did.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  /** What an earlier run still does has another token, and is dropped. Null while no run has it. */
  @Property({ type: 'string', length: 36, nullable: true, hidden: true })
  runToken: string | null = null;

  /** How many times it was started since it last got further. */
  @Property({ type: 'integer' })
  attempts: number = 0;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it began; null until then.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  startedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was done, failed, or was canceled; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  finishedAt: Date | null = null;
}
