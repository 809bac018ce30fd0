import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Node } from '../../platform/database/base.entity.ts';
import type { Erasure } from './check-chain.rules.ts';

/** Only `eraseAuditDetails` ever changes an entry, so the table has no `updatedAt`, `version`, or `deletedAt`. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One action in the audit log: who did what, to what, and when.',
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

  @Field(() => GraphQLISODateTime, { description: 'When the action happened.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  /** The user who did it; null for guests and background jobs. Not a foreign key, because it outlives the user. */
  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;

  @Field(() => String, { description: 'The action, for example "supplier.updated".' })
  @Property({ type: 'string', length: 100 })
  action!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The type of the target, for example "Supplier"; null when there is no target.',
  })
  @Property({ type: 'string', length: 100, nullable: true })
  targetType!: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the target; null when there is no target.' })
  @Property({ type: 'string', length: 64, nullable: true })
  targetId!: string | null;

  /** `AuditDetails` as JSON text. The hash covers exactly these bytes; a JSON column in MySQL would reorder the keys. */
  @Property({ type: 'text', nullable: true })
  changes!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The IP address of the request; null when unknown or erased.',
  })
  @Property({ type: 'string', length: 64, nullable: true })
  ip!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The user agent of the request; null when unknown or erased.',
  })
  @Property({ type: 'string', length: 500, nullable: true })
  userAgent!: string | null;

  @Field(() => String, { description: 'The id of the request, as it appears in the server log.' })
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

  /** The entry of the erasure that removed `changes`, `ip`, and `userAgent`. */
  @Property({ type: 'string', length: 48, nullable: true })
  erasedById!: string | null;
}

/** The content of the column `changes`. */
export interface AuditDetails {
  readonly changes?: Readonly<Record<string, unknown>>;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** For an erasure: whose details it erased. */
  readonly erased?: Erasure;
}

export function detailsIn(text: string | null): AuditDetails {
  return text === null ? {} : (JSON.parse(text) as AuditDetails);
}
