import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { Loaded } from '../../platform/graphql/direct-fields.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';
import { User } from '../accounts/users/user.entity.ts';

export const StaffStatus = {
  PENDING: 'PENDING',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  SUSPENDED: 'SUSPENDED',
} as const;
export type StaffStatus = keyof typeof StaffStatus;
registerEnumType(StaffStatus, {
  name: 'StaffStatus',
  description: 'Whether somebody works here.',
  valuesConfig: {
    PENDING: { description: 'They registered, and nobody has decided yet.' },
    APPROVED: { description: 'They work here.' },
    REJECTED: { description: 'They registered and were turned down.' },
    SUSPENDED: { description: 'They may not work here for now, and cannot sign in.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An employee: whoever sells, approves, or makes things. One who never signs in has no account.',
})
@Entity()
@Index({ properties: ['status', 'name'] })
@Index({ properties: ['name'] })
export class StaffMember extends BaseEntity {
  static override readonly idPrefix = 'staff';

  @Field(() => String, { description: 'A short unique code.' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'Their name.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where to write to them.' })
  @Property({ type: 'string', length: 254, nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'What they do.' })
  @Property({ type: 'string', length: 100, nullable: true })
  jobTitle!: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day on which they began.' })
  @Property({ type: 'string', length: 10, nullable: true })
  hiredOn: string | null = null;

  @Field(() => StaffStatus, { description: 'Whether they work here.' })
  @Property({ type: 'string', length: 10 })
  status!: StaffStatus;

  @Field(() => User, { nullable: true, description: 'Their account; null for who never signs in.' })
  @Loaded(() => User)
  @ManyToOne(() => User, { nullable: true, unique: true, updateRule: 'restrict', deleteRule: 'restrict' })
  user: User | null = null;

  @Field(() => User, {
    nullable: true,
    description: 'Who decided about the registration; null while nobody has.',
  })
  @Loaded(() => User)
  @ManyToOne(() => User, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  approvedBy: User | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When they were approved.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  approvedAt: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why they were turned down, as they were told.' })
  @Property({ type: 'string', length: 500, nullable: true })
  rejectionReason: string | null = null;
}
