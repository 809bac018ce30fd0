import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { User } from '../accounts/users/user.entity.ts';
import { NotificationKind } from './notification-kind.ts';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'Something that you are told of.' })
@Entity()
@Index({ properties: ['user', 'createdAt'] })
@Index({ properties: ['user', 'readAt'] })
export class Notification extends BaseEntity {
  static override readonly idPrefix = 'notification';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @Field(() => NotificationKind, { description: 'What it tells of.' })
  @Property({ type: 'string', length: 30 })
  kind!: NotificationKind;

  @Field(() => String, { description: 'What happened, for people.' })
  @Property({ type: 'string', length: 500 })
  message!: string;

  @Field(() => ID, { nullable: true, description: 'What it is about, for `node(id:)`.' })
  @Property({ type: 'string', length: 48, nullable: true })
  targetId!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When you read it; null until then.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt: Date | null = null;
}
