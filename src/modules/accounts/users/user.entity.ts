import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';

export const UserStatus = { ACTIVE: 'ACTIVE', SUSPENDED: 'SUSPENDED' } as const;
export type UserStatus = keyof typeof UserStatus;
registerEnumType(UserStatus, {
  name: 'UserStatus',
  description: 'Whether an account may be used.',
  valuesConfig: {
    ACTIVE: { description: 'Its owner can sign in.' },
    SUSPENDED: { description: 'Its owner can neither sign in nor go on with a session.' },
  },
});

/** What shows of a user to themselves and to holders of USERS_VIEW only. */
const guarded = 'Only you yourself and holders of USERS_VIEW see it.';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'Somebody with an account.' })
@Entity()
@Index({ properties: ['emailKey', 'createdAt'] })
@Index({ properties: ['name'] })
@Index({ properties: ['createdAt'] })
export class User extends BaseEntity {
  static override readonly idPrefix = 'user';

  @Field(() => String, { description: `The address that mails go to. ${guarded}` })
  @Property({ type: 'string', length: 254 })
  email!: string;

  /** The address as it is compared: see `emailKeyOf`. Several accounts may claim an address until one confirms it. */
  @Property({ type: 'string', length: 254 })
  emailKey!: string;

  /** The same for the one account whose owner has shown that the address is theirs. */
  @Property({ type: 'string', length: 254, nullable: true })
  @Unique()
  verifiedEmailKey: string | null = null;

  @Field(() => String, { description: 'What to call them.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: `A telephone number. ${guarded}` })
  @Property({ type: 'string', length: 40, nullable: true })
  phone!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: `When they confirmed the email address; null until then. ${guarded}`,
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  emailVerifiedAt: Date | null = null;

  @Field(() => UserStatus, { description: `Whether the account may be used. ${guarded}` })
  @Property({ type: 'string', length: 16 })
  status: UserStatus = 'ACTIVE';

  @Property({ type: 'string', length: 100, nullable: true, hidden: true })
  passwordHash!: string | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  mfaEnabledAt: Date | null = null;

  @Field(() => Boolean, { description: `Whether signing in takes a second factor. ${guarded}` })
  @Computed<User>(['mfaEnabledAt'], user => user.mfaEnabledAt !== null)
  mfaEnabled?: boolean;

  /** Sealed; of an enrolment that is not confirmed, for as long as `mfaEnabledAt` is null. */
  @Property({ type: 'string', length: 500, nullable: true, hidden: true })
  totpSecret: string | null = null;

  /** The time step of the last code that was accepted: no code counts twice. */
  @Property({ type: 'integer', nullable: true, hidden: true })
  totpLastStep: number | null = null;
}
