import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { type BaseEntity, type EntityType, Node } from '../../platform/database/base.entity.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { JsonScalar } from '../../platform/graphql/scalars.ts';
import type { Erasure } from './check-chain.rules.ts';

/** Written once and never changed but by `eraseAuditDetails`, so it has none of the columns that follow changes. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One thing that somebody did, as the audit log keeps it.',
})
@Entity()
@Index({ properties: ['at'] })
@Index({ properties: ['actorId', 'at'] })
@Index({ properties: ['targetId', 'at'] })
@Index({ properties: ['action', 'at'] })
@Unique({ properties: ['chain', 'sequence'] })
export class AuditEntry extends Node {
  static readonly idPrefix = 'audit';

  @PrimaryKey({ type: 'string', length: 48 })
  override id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was done.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  /** The user who did it; null for guests and for what the program does by itself. Not a reference: it outlives the user. */
  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;

  @Field(() => String, { description: 'What was done, for example "supplier.updated".' })
  @Property({ type: 'string', length: 100 })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The type of what it was done to, for example "Supplier".',
  })
  @Property({ type: 'string', length: 100, nullable: true })
  targetType!: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of what it was done to.' })
  @Property({ type: 'string', length: 64, nullable: true })
  targetId!: string | null;

  /** The JSON of `AuditDetails`, as text: its hash is over these very bytes, and MySQL would put JSON in another order. */
  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'What changed of the target, by field: `{ "name": { "before": "Old", "after": "New" } }`. A new thing has no `before`; a secret has only `{ "changed": true }`. Null when nothing did, or the details were erased.',
  })
  @Computed<AuditEntry>(['changes'], row => detailsIn(row.changes).changes ?? null)
  @Property({ type: 'text', nullable: true })
  changes!: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'What else there is to know, for example the reason. Null when there is nothing, or it was erased.',
  })
  @Computed<AuditEntry>(['changes'], row => detailsIn(row.changes).facts ?? null)
  readonly facts!: unknown;

  @Field(() => String, { nullable: true, description: 'The address that the request came from.' })
  @Property({ type: 'string', length: 64, nullable: true })
  ip!: string | null;

  @Field(() => String, { nullable: true, description: 'The program that sent the request.' })
  @Property({ type: 'string', length: 500, nullable: true })
  userAgent!: string | null;

  @Field(() => String, { description: 'The id of the request, as the log has it.' })
  @Property({ type: 'string', length: 128 })
  requestId!: string;

  @Property({ type: 'integer' })
  chain!: number;

  @Property({ type: 'integer' })
  sequence!: number;

  @Property({ type: 'string', length: 64 })
  previousHash!: string;

  @Property({ type: 'string', length: 64 })
  detailsHash!: string;

  @Property({ type: 'string', length: 64 })
  entryHash!: string;

  /** The entry that tells why `changes`, `ip`, and `userAgent` are gone. */
  @Property({ type: 'string', length: 48, nullable: true })
  erasedById!: string | null;
}

/** What the text in `changes` holds. */
export interface AuditDetails {
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Of an anonymisation: whose details it erased. */
  readonly erased?: Erasure;
}

export function detailsIn(text: string | null): AuditDetails {
  return text === null ? {} : (JSON.parse(text) as AuditDetails);
}

/** The class as the read path asks for it. Lists and selections get by without the columns of `BaseEntity`. */
export const auditEntryType = AuditEntry as unknown as EntityType<AuditEntry & BaseEntity>;
