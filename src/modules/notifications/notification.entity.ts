import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { User } from '../accounts/users/user.entity.ts';
import { NotificationKind } from './notification-kind.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A message to you about something that happened.',
})
@Entity()
@Index({ properties: ['user', 'createdAt'] })
@Index({ properties: ['user', 'kind', 'createdAt'] })
@Index({ properties: ['user', 'readAt', 'createdAt'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['readAt'] })
export class Notification extends BaseEntity {
  static override readonly idPrefix = 'notification';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  user!: User;

  @Field(() => NotificationKind, { description: 'What kind of event it reports.' })
  @Property({ type: 'string', length: 30 })
  kind!: NotificationKind;

  @Field(() => String, { description: 'What happened, as a sentence for people.' })
  @Property({ type: 'string', length: 500 })
  message!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of what it is about, for `node(id:)`; null when it is about nothing in particular.',
  })
  @Property({ type: 'string', length: 48, nullable: true })
  targetId!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When you marked it as read; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt: Date | null = null;
}
