import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A session: a device on which a user is signed in.',
})
@Entity()
@Index({ properties: ['user', 'revokedAt'] })
@Index({ properties: ['expiresAt'] })
export class Session extends BaseEntity {
  static override readonly idPrefix = 'session';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'restrict' })
  user!: User;

  @Field(() => String, {
    description: 'The browser and the operating system, for example "Firefox on Windows".',
  })
  @Property({ type: 'string', length: 100 })
  device!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The IP address at its start or at the last refresh.',
  })
  @Property({ type: 'string', length: 45, nullable: true })
  ip!: string | null;

  @Field(() => GraphQLISODateTime, {
    description:
      'When the session was last refreshed. Clients refresh it every 15 minutes while they are in use.',
  })
  @Property({ type: 'datetime', length: 3 })
  lastUsedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When the session ends unless it is refreshed before.' })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;

  /** Why it was ended, for support: SIGNED_OUT, PASSWORD_CHANGED, REFRESH_TOKEN_REUSED, … */
  @Property({ type: 'string', length: 40, nullable: true })
  revokedReason: string | null = null;

  /** When it last changed something; kept only while there are read replicas, which may not have the change yet. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  wroteAt: Date | null = null;
}
