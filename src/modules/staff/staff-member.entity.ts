import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';
import { ShowsDeletion, ShowsVersion } from '../../platform/graphql/shown-columns.ts';
import { Searched } from '../../platform/search/search-source.ts';
import { User } from '../accounts/users/user.entity.ts';
import { staffSearch } from './staff-search.ts';

export const StaffStatus = {
  PENDING: 'PENDING',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  SUSPENDED: 'SUSPENDED',
} as const;
export type StaffStatus = keyof typeof StaffStatus;
registerEnumType(StaffStatus, {
  name: 'StaffStatus',
  description: 'The employment status of a staff member.',
  valuesConfig: {
    PENDING: { description: 'The person registered and waits for a decision.' },
    APPROVED: { description: 'The person works here.' },
    REJECTED: { description: 'The registration was rejected.' },
    SUSPENDED: { description: 'The person may not work here for now and cannot sign in.' },
  },
});

@ShowsVersion()
@ShowsDeletion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A staff member: a person who works in the store. Staff members who never sign in have no account.',
})
@Searched(staffSearch)
@Entity()
@Index({ properties: ['status', 'name'] })
@Index({ properties: ['name'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['createdAt'] })
export class StaffMember extends BaseEntity {
  static override readonly idPrefix = 'staff';

  @Field(() => String, { description: 'The unique code.' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The name of the staff member.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The email address. Visible only to the staff member and to holders of STAFF_VIEW.',
  })
  @Computed<StaffMember>(['email', 'user'], row => row.email)
  @Property({ type: 'string', length: 254, nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'The job title.' })
  @Property({ type: 'string', length: 100, nullable: true })
  jobTitle!: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The first working day.' })
  @Property({ type: 'string', length: 10, nullable: true })
  hiredOn: string | null = null;

  @Field(() => StaffStatus, { description: 'The employment status.' })
  @Property({ type: 'string', length: 10 })
  status!: StaffStatus;

  @Field(() => User, { nullable: true, description: "The staff member's account; null when there is none." })
  @Loaded(() => User)
  @ManyToOne(() => User, { nullable: true, unique: true, updateRule: 'restrict', deleteRule: 'restrict' })
  user: User | null = null;

  @Field(() => User, {
    nullable: true,
    description: 'The user who decided about the registration; null while nobody has.',
  })
  @Loaded(() => User)
  @ManyToOne(() => User, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  approvedBy: User | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the staff member was approved; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  approvedAt: Date | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      'The reason for the rejection, as in the mail about it; null when the registration was not rejected.',
  })
  @Property({ type: 'string', length: 500, nullable: true })
  rejectionReason: string | null = null;
}
