import { Field, ID, InputType } from 'type-graphql';
import { ById } from '../../../platform/graphql/reference-inputs.ts';
import { Checked, Email, Text } from '../../../platform/graphql/validation.ts';
import { type SessionTransport, Transport } from '../../accounts/sessions/session-transport.ts';
import { maxRoles, rolesProblem } from '../role-ids.ts';

const StaffMemberReference = ById('staffMember', { prefix: 'staff' });

@InputType({ description: 'A person to invite as staff.' })
export class InviteStaffMemberInput {
  @Field(() => String, { description: 'The email address that the invitation is mailed to.' })
  @Email()
  email!: string;

  @Field(() => String, { description: 'The name of the person. 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The job title. Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  jobTitle?: string | null;

  @Field(() => [ID], {
    description: `The ids of up to ${maxRoles} roles that the account gets. You must hold all of their permissions yourself. May be empty.`,
  })
  @Checked(rolesProblem)
  roleIds!: string[];
}

@InputType({ description: 'The staff member whose invitation to send again.' })
export class ResendInvitationInput extends StaffMemberReference {}

@InputType({ description: 'The staff member whose invitation to revoke.' })
export class RevokeInvitationInput extends StaffMemberReference {}

@InputType({ description: 'The token of an invitation and a password.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The token from the mail. It works once and expires after a week.' })
  @Text({ max: 1_000 })
  token!: string;

  @Field(() => String, {
    description:
      'The password of your new account: at least 10 characters and at most 72 bytes, not a common password and not the email address. If you have already confirmed an account with this address, its password.',
  })
  @Text({ max: 1_000, multiline: true })
  password!: string;

  @Transport()
  transport: SessionTransport = 'BODY';
}
