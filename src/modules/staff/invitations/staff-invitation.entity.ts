import { Entity, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { BaseEntity } from '../../../platform/database/base.entity.ts';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { User } from '../../accounts/users/user.entity.ts';
import { StaffMember } from '../staff-member.entity.ts';

/**
 * An invitation by mail. Whoever accepts it gets an account, so until then nobody has the roles. The row is gone once it
 * is accepted, and when the staff member is deleted; a revoked one can be sent again.
 */
@ObjectType({
  simpleResolvers: true,
  description: 'The invitation of a staff member who has no account yet.',
})
@Entity()
export class StaffInvitation extends BaseEntity {
  static override readonly idPrefix = 'invitation';

  @ManyToOne(() => StaffMember, { unique: true, updateRule: 'restrict', deleteRule: 'cascade' })
  staffMember!: StaffMember;

  @Field(() => String, { description: 'The email address that the link was mailed to.' })
  @Property({ type: 'string', length: 254 })
  email!: string;

  /** The normalized address. One person has one invitation. */
  @Property({ type: 'string', length: 254 })
  @Unique()
  emailKey!: string;

  /** The ids of the roles that the account gets. */
  @Property({ type: 'json' })
  roleIds!: string[];

  @Field(() => User, {
    nullable: true,
    description:
      'The user who sent it last; null when their account is deleted. It is valid only while they may grant its roles.',
  })
  @Loaded(() => User)
  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'restrict' })
  invitedBy!: User;

  @Field(() => GraphQLISODateTime, { description: 'When it was sent last.' })
  @Property({ type: 'datetime', length: 3 })
  invitedAt!: Date;

  @Field(() => GraphQLISODateTime, {
    description: 'When it expires, a week after it was sent; `resendInvitation` sends it again.',
  })
  @Property({ type: 'datetime', length: 3 })
  expiresAt!: Date;

  /** Null until the mail is written, and once it is revoked. */
  @Property({ type: 'string', length: 43, nullable: true, unique: true, hidden: true })
  tokenHash: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  revokedAt: Date | null = null;
}
