import type { Opt } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';
import { BaseEntity } from './base.entity.ts';

/** What other rows rely on: `guard` locks and writes it, so that a change elsewhere cannot slip past them. */
// For the API it is nothing of its own; it passes the fields of BaseEntity on.
@ObjectType()
@Entity({ abstract: true })
export abstract class GuardedEntity extends BaseEntity {
  /** Turns with each `guard`. It means nothing, and is not `version`, since nothing about the object changes. */
  @Property({ type: 'integer', default: 0, lazy: true })
  guard: Opt<number> = 0;
}
