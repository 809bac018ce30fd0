import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { SortDirection } from '../../platform/graphql/list-inputs.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';
import { Checked, Email, IdOf, idProblem, Matches, Nested, Text } from '../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../platform/lib/code.ts';
import { RegistrationInput } from '../accounts/registration/registration.inputs.ts';
import { StaffStatus } from './staff-member.entity.ts';

const maxRoles = 20;

@InputType({ description: 'Somebody who wants to work here.' })
export class RegisterStaffInput extends RegistrationInput {
  @Field(() => String, { nullable: true, description: 'As what. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  jobTitle?: string | null;
}

@InputType({ description: 'A staff member.' })
class StaffMemberReference {
  @Field(() => ID, { description: 'The staff member.' })
  @IdOf('staff')
  staffMemberId!: string;
}

@InputType({ description: 'Who is let in, and as what.' })
export class ApproveStaffMemberInput extends StaffMemberReference {
  @Field(() => [ID], { description: 'The roles they get; only such as you hold yourself. May be empty.' })
  @Checked(rolesProblem)
  roleIds!: string[];
}

@InputType({ description: 'Who is turned down, and why.' })
export class RejectStaffMemberInput extends StaffMemberReference {
  @Field(() => String, { description: 'Goes to them by mail. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Who may not work here for now.' })
export class SuspendStaffMemberInput extends StaffMemberReference {
  @Field(() => String, { nullable: true, description: 'For the audit log. Up to 500 characters.' })
  @Text({ max: 500, multiline: true, nullable: true })
  reason?: string | null;
}

@InputType({ description: 'Who may work here again.' })
export class ReinstateStaffMemberInput extends StaffMemberReference {}

@InputType()
abstract class StaffMemberDetails {
  @Field(() => String, { nullable: true, description: 'Where to write to them.' })
  @Email({ nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'What they do. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  jobTitle?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The day on which they began.' })
  hiredOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'Their account; null for who never signs in.' })
  @IdOf('user', { nullable: true })
  userId?: string | null;
}

@InputType({ description: 'A new staff member, approved at once.' })
export class CreateStaffMemberInput extends StaffMemberDetails {
  @Field(() => String, { description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: `Unique; ${codeDescription}. Made up when absent.` })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({ description: 'What to change of a staff member. What is absent stays; null empties a detail.' })
export class UpdateStaffMemberInput extends StaffMemberDetails {
  @Field(() => ID, { description: 'The staff member.' })
  @IdOf('staff')
  staffMemberId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => String, { nullable: true, description: `Unique; ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({ description: 'The staff member to delete.' })
export class DeleteStaffMemberInput extends StaffMemberReference {}

@InputType({ description: 'The staff member to bring back.' })
export class RestoreStaffMemberInput extends StaffMemberReference {}

@InputType({ description: 'Which staff members. All conditions must hold.' })
export class StaffMemberFilter {
  @Field(() => StaffStatus, { nullable: true, description: 'With this status.' })
  status?: StaffStatus | null;

  @Field(() => String, {
    nullable: true,
    description: 'Parts of the name, the code, the email address, or the job title.',
  })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted staff members instead of the others.',
  })
  deleted?: boolean | null;
}

export const StaffMemberSortField = { NAME: 'NAME', CODE: 'CODE', CREATED_AT: 'CREATED_AT' } as const;
export type StaffMemberSortField = keyof typeof StaffMemberSortField;
registerEnumType(StaffMemberSortField, {
  name: 'StaffMemberSortField',
  description: 'What staff members are sorted by.',
  valuesConfig: {
    NAME: { description: 'By name; the default.' },
    CODE: { description: 'By code.' },
    CREATED_AT: { description: 'By the time they were created or registered.' },
  },
});

@InputType({ description: 'The order of staff members.' })
export class StaffMemberSort {
  @Field(() => StaffMemberSortField, { description: 'What to sort by.' })
  field!: StaffMemberSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction: SortDirection = 'ASC';
}

@ArgsType()
export class StaffMembersArgs extends ConnectionArgs {
  @Field(() => StaffMemberFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: StaffMemberFilter | null;

  @Field(() => StaffMemberSort, { nullable: true, description: 'In which order; by name when absent.' })
  @Nested()
  sort?: StaffMemberSort | null;
}

function rolesProblem(value: unknown): string | undefined {
  const ids = value as string[];
  if (ids.length > maxRoles) return `must hold at most ${maxRoles} ids, but it holds ${ids.length}.`;
  return ids.map(id => idProblem(id, 'role')).find(problem => problem !== undefined);
}
