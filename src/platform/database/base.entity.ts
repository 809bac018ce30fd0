import { OptionalProps } from '@mikro-orm/core';
import { Entity, Filter, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, InterfaceType, ObjectType } from 'type-graphql';
import { newId } from '../lib/typed-id.ts';
import { nowOf } from './clock.ts';

@InterfaceType({ description: 'An object that can be fetched by its id, with `node(id:)`.' })
export abstract class Node {
  @Field(() => ID, { description: 'A TypeID: it names its type, sorts by age, and never changes.' })
  id!: string;
}

/**
 * The columns that almost every table has. Deleted rows stay and are hidden by the filter. `ShowsDeletion` and `ShowsVersion` show
 * `deletedAt` and `version` to clients.
 */
@ObjectType()
@Entity({ abstract: true })
@Filter({ name: 'notDeleted', cond: { deletedAt: null }, default: true })
export abstract class BaseEntity extends Node {
  [OptionalProps]?: 'id' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'version';

  /** The prefix of this type's ids. */
  static readonly idPrefix: string;

  @PrimaryKey({ type: 'string', length: 48 })
  override id: string = newId((this.constructor as typeof BaseEntity).idPrefix);

  @Field(() => GraphQLISODateTime, { description: 'When it was created.' })
  @Property({ type: 'datetime', length: 3, onCreate: (_entity, em) => nowOf(em) })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it last changed.' })
  @Property({
    type: 'datetime',
    length: 3,
    onCreate: (_entity, em) => nowOf(em),
    onUpdate: (_entity, em) => nowOf(em),
  })
  updatedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  version!: number;
}

/** The class of an entity, with its id prefix. */
export interface EntityType<E extends BaseEntity = BaseEntity> {
  readonly idPrefix: string;
  readonly name: string;
  new (...args: never[]): E;
}

/** Any class with `@Entity`, also one without the columns of `BaseEntity`. */
export type EntityClass<E extends object = object> = abstract new (...args: never[]) => E;
