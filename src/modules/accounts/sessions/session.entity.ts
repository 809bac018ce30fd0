import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'A device on which somebody is signed in.' })
@Entity()
@Index({ properties: ['user', 'revokedAt'] })
@Index({ properties: ['expiresAt'] })
export class Session extends BaseEntity {
  static override readonly idPrefix = 'session';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'restrict' })
  user!: User;

  @Field(() => String, { description: 'The browser and system, for example "Firefox on Windows".' })
  @Property({ type: 'string', length: 100 })
  device!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The network address that it was last used from, at a refresh or at its start.',
  })
  @Property({ type: 'string', length: 45, nullable: true })
  ip!: string | null;

  @Field(() => GraphQLISODateTime, {
    description:
      'When it was last refreshed, which clients do every quarter of an hour that they are in use.',
  })
  @Property({ type: 'datetime', length: 3 })
  lastUsedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it ends by itself unless it is refreshed.' })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;

  /** Why it ended, for support: SIGNED_OUT, PASSWORD_CHANGED, REFRESH_TOKEN_REUSED, … */
  @Property({ type: 'string', length: 40, nullable: true })
  revokedReason: string | null = null;
}
