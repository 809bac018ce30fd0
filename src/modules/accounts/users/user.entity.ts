import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { MysqlIndex } from '../../../platform/database/indexes.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { ShowsDeletion, ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Searched } from '../../../platform/search/search-source.ts';
import { userSearch } from '../account-search.ts';

export const UserStatus = { ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED' } as const;
export type UserStatus = keyof typeof UserStatus;
registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether an account can be used.',
  valuesConfig: {
    ACTIVE: { description: 'The owner can sign in.' },
    SUSPENDED: { description: 'The owner cannot sign in, and all sessions have ended.' },
  },
});

/** Ends the description of a field that the rule `seesUser` protects. */
export const visibleToSelf = 'Visible only to the user and to holders of USERS_VIEW.';

@ShowsVersion()
@ShowsDeletion()
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A user account.' })
@Searched(userSearch)
@Entity()
@Index({ properties: ['emailKey', 'createdAt'] })
@Index({ properties: ['name'] })
@Index({ properties: ['status', 'name'] })
@MysqlIndex('deletedAt', 'name')
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['mfaEnabledAt'] })
export class User extends GuardedEntity {
  static override readonly idPrefix = 'user';

  @Field(() => String, { description: `The email address. ${visibleToSelf}` })
  @Property({ type: 'string', length: 254 })
  email!: string;

  /** The normalized address, see `emailKeyOf`. Several accounts may claim an address until one confirms it. */
  @Property({ type: 'string', length: 254 })
  emailKey!: string;

  /** The normalized address again, for the one account that has confirmed it. */
  @Property({ type: 'string', length: 254, nullable: true })
  @Unique()
  verifiedEmailKey: string | null = null;

  @Field(() => String, { description: 'The name of the user.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: `The telephone number. ${visibleToSelf}` })
  @Property({ type: 'string', length: 40, nullable: true })
  phone!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: `When the user confirmed the email address; null until then. ${visibleToSelf}`,
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  emailVerifiedAt: Date | null = null;

  @Field(() => UserStatus, { description: `Whether the account can be used. ${visibleToSelf}` })
  @Property({ type: 'string', length: 16 })
  status: UserStatus = 'ACTIVE';

  @Property({ type: 'string', length: 100, nullable: true, hidden: true })
  passwordHash!: string | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  mfaEnabledAt: Date | null = null;

  @Field(() => Boolean, { description: `Whether signing in requires a second factor. ${visibleToSelf}` })
  @Computed<User>(['mfaEnabledAt'], user => user.mfaEnabledAt !== null)
  mfaEnabled?: boolean;

  /** Encrypted. While `mfaEnabledAt` is null, it belongs to an enrollment that is not confirmed yet. */
  @Property({ type: 'string', length: 500, nullable: true, hidden: true })
  totpSecret: string | null = null;

  /** The time step of the last accepted code, so that no code is accepted twice. */
  @Property({ type: 'integer', nullable: true, hidden: true })
  totpLastStep: number | null = null;
}
