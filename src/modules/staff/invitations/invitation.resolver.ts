import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { Role } from '../../accounts/roles/role.entity.ts';
import { rolesByIds } from '../../accounts/roles/role.queries.ts';
import type { StaffMemberRow } from '../staff.queries.ts';
import { StaffMember } from '../staff-member.entity.ts';
import { acceptInvitation } from './accept-invitation.ts';
import {
  AcceptInvitationInput,
  InviteStaffMemberInput,
  ResendInvitationInput,
  RevokeInvitationInput,
} from './invitation.inputs.ts';
import {
  AcceptInvitationPayload,
  InviteStaffMemberPayload,
  ResendInvitationPayload,
  RevokeInvitationPayload,
} from './invitation.payloads.ts';
import { type InvitationRow, invitationOf } from './invitation.queries.ts';
import { inviteStaffMember } from './invite-staff-member.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { StaffInvitation } from './staff-invitation.entity.ts';

@Resolver(() => StaffMember)
export class InvitationResolver {
  @Mutation(() => InviteStaffMemberPayload, {
    description:
      'Creates an approved staff member and mails them a link, which works for a week, to an account with these roles. The answer does not reveal whether the address has an account.',
  })
  inviteStaffMember(@Input('The person to invite.') input: InviteStaffMemberInput, @Ctx() ctx: Context) {
    return inviteStaffMember(ctx, input);
  }

  @Mutation(() => ResendInvitationPayload, {
    description:
      'Sends an invitation again, also one that has expired or was revoked. The earlier link stops working.',
  })
  resendInvitation(
    @Input('The staff member whose invitation to send again.') input: ResendInvitationInput,
    @Ctx() ctx: Context,
  ) {
    return resendInvitation(ctx, input);
  }

  @Mutation(() => RevokeInvitationPayload, {
    description: 'Makes the link of an invitation worthless. The staff member stays, without an account.',
  })
  revokeInvitation(
    @Input('The staff member whose invitation to revoke.') input: RevokeInvitationInput,
    @Ctx() ctx: Context,
  ) {
    return revokeInvitation(ctx, input);
  }

  @Mutation(() => AcceptInvitationPayload, {
    description:
      'Accepts an invitation with the token of its mail and signs in: to a new account, or to the one that has confirmed the address.',
  })
  acceptInvitation(
    @Input('The token of the invitation and a password.') input: AcceptInvitationInput,
    @Ctx() ctx: Context,
  ) {
    return acceptInvitation(ctx, input);
  }

  @Columns('id', 'user')
  @FieldResolver(() => StaffInvitation, {
    nullable: true,
    description:
      'The invitation that the staff member has not accepted yet; null when there is none or it was revoked. Visible only to the staff member and to holders of STAFF_VIEW.',
  })
  invitation(@Root() member: StaffMemberRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return invitationOf(ctx, member.id, info);
  }
}

@Resolver(() => StaffInvitation)
export class StaffInvitationResolver {
  @Columns('roleIds')
  @Price({ rows: 2 })
  @FieldResolver(() => [Role], { description: 'The roles that the account gets.' })
  roles(@Root() invitation: InvitationRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return rolesByIds(ctx, invitation.roleIds, info);
  }
}
