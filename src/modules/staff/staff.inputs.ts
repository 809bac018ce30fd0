import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { listArgs, Searchable, sortOf, tableScan } from '../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../platform/graphql/price.ts';
import { ById, Versioned } from '../../platform/graphql/reference-inputs.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';
import { Checked, Email, IdOf, Matches, Text } from '../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../platform/lib/code.ts';
import { RegistrationInput } from '../accounts/registration/registration.inputs.ts';
import { maxRoles, rolesProblem } from './role-ids.ts';
import { StaffStatus } from './staff-member.entity.ts';

const StaffMemberReference = ById('staffMember', { prefix: 'staff' });

@InputType({ description: 'A person who wants to work here.' })
export class RegisterStaffInput extends RegistrationInput {
  @Field(() => String, { nullable: true, description: 'Your job title. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  jobTitle?: string | null;
}

@InputType({ description: 'The registration to approve and the roles to assign.' })
export class ApproveStaffMemberInput extends StaffMemberReference {
  @Field(() => [ID], {
    description: `The ids of up to ${maxRoles} roles to assign. You must hold all of their permissions yourself. May be empty.`,
  })
  @Checked(rolesProblem)
  roleIds!: string[];
}

@InputType({ description: 'The registration to reject and the reason.' })
export class RejectStaffMemberInput extends StaffMemberReference {
  @Field(() => String, { description: 'The reason, which is mailed to the person. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'The staff member to suspend and the reason.' })
export class SuspendStaffMemberInput extends StaffMemberReference {
  @Field(() => String, {
    nullable: true,
    description: 'The reason for the audit log. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'The staff member to reinstate.' })
export class ReinstateStaffMemberInput extends StaffMemberReference {}

@InputType()
class StaffMemberDetails {
  @Field(() => String, {
    nullable: true,
    description: `A unique code: ${codeDescription}. A new staff member without one gets a random code.`,
  })
  @Matches(codePattern, codeDescription)
  code?: string;

  @Field(() => String, { nullable: true, description: 'The email address.' })
  @Email({ nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The job title. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  jobTitle?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The first working day.' })
  hiredOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The id of the staff member's account; null when there is none.",
  })
  @IdOf('user', { nullable: true })
  userId?: string | null;
}

@InputType({ description: 'A new staff member, who is approved at once.' })
export class CreateStaffMemberInput extends StaffMemberDetails {
  @Field(() => String, { description: 'The name. 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;
}

@InputType({
  description: 'Changes to a staff member. Absent fields keep their values; null clears an optional field.',
})
export class UpdateStaffMemberInput extends Versioned(StaffMemberDetails) {
  @Field(() => ID, { description: "The staff member's id." })
  @IdOf('staff')
  staffMemberId!: string;

  @Field(() => String, { nullable: true, description: 'The name. 1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;
}

@InputType({ description: 'The staff member to delete.' })
export class DeleteStaffMemberInput extends StaffMemberReference {}

@InputType({ description: 'The deleted staff member to restore.' })
export class RestoreStaffMemberInput extends StaffMemberReference {}

@InputType({ description: 'Conditions on staff members. All of them must hold.' })
export class StaffMemberFilter extends Searchable(
  'Words. Each must be the beginning of a word of the name, the code, the email address, or the job title.',
) {
  @Field(() => [StaffStatus], {
    nullable: true,
    description: 'Only staff members with one of these statuses.',
  })
  status?: StaffStatus[] | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted staff members instead of the others.',
  })
  deleted?: boolean | null;
}

export type StaffMemberSortField = 'NAME' | 'CODE' | 'CREATED_AT';

export const StaffMemberSort = sortOf<StaffMemberSortField>('StaffMember', {
  plural: 'staff members',
  fields: {
    NAME: 'By name; the default.',
    CODE: 'By code.',
    CREATED_AT: 'By the time of creation or registration.',
  },
});

@ArgsType()
export class StaffMembersArgs extends listArgs(StaffMemberFilter, StaffMemberSort, 'by name') {}
