import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { approveStaffMember } from './approve-staff-member.ts';
import { createStaffMember } from './create-staff-member.ts';
import { deleteStaffMember } from './delete-staff-member.ts';
import { registerStaff } from './register-staff.ts';
import { reinstateStaffMember } from './reinstate-staff-member.ts';
import { rejectStaffMember } from './reject-staff-member.ts';
import { restoreStaffMember } from './restore-staff-member.ts';
import {
  ApproveStaffMemberInput,
  CreateStaffMemberInput,
  DeleteStaffMemberInput,
  RegisterStaffInput,
  ReinstateStaffMemberInput,
  RejectStaffMemberInput,
  RestoreStaffMemberInput,
  StaffMembersArgs,
  SuspendStaffMemberInput,
  UpdateStaffMemberInput,
} from './staff.inputs.ts';
import {
  ApproveStaffMemberPayload,
  CreateStaffMemberPayload,
  DeleteStaffMemberPayload,
  RegisterStaffPayload,
  ReinstateStaffMemberPayload,
  RejectStaffMemberPayload,
  RestoreStaffMemberPayload,
  SuspendStaffMemberPayload,
  UpdateStaffMemberPayload,
} from './staff.payloads.ts';
import { listStaffMembers, type StaffMemberRow, staffMemberById } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';
import {
  memberActionColumns,
  nextActionsOfStaffMember,
  StaffMemberNextAction,
} from './staff-next-actions.ts';
import { suspendStaffMember } from './suspend-staff-member.ts';
import { updateStaffMember } from './update-staff-member.ts';

export const StaffMemberConnection = connectionOf<StaffMember>('StaffMember', () => StaffMember);

@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @Query(() => StaffMember, {
    nullable: true,
    description: 'A staff member by its id: your own record, or with STAFF_VIEW any; otherwise null.',
  })
  staffMember(
    @Arg('id', () => ID, { description: 'The id of the staff member.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return staffMemberById(ctx, id, info);
  }

  @Query(() => StaffMemberConnection, { description: 'A list of staff members.' })
  staffMembers(
    @Args(() => StaffMembersArgs) args: StaffMembersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listStaffMembers(ctx, args, info);
  }

  @Mutation(() => RegisterStaffPayload, {
    description:
      'Registers you as staff. Everybody who can approve is notified by mail; until then the account has no staff permissions.',
  })
  registerStaff(@Input('The person to register.') input: RegisterStaffInput, @Ctx() ctx: Context) {
    return registerStaff(ctx, input);
  }

  @Mutation(() => ApproveStaffMemberPayload, {
    description: 'Approves a registration and assigns roles. The person is notified by mail.',
  })
  approveStaffMember(
    @Input('The registration to approve and the roles to assign.') input: ApproveStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return approveStaffMember(ctx, input);
  }

  @Mutation(() => RejectStaffMemberPayload, {
    description: 'Rejects a registration. The person gets the reason by mail.',
  })
  rejectStaffMember(
    @Input('The registration to reject and the reason.') input: RejectStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return rejectStaffMember(ctx, input);
  }

  @Mutation(() => SuspendStaffMemberPayload, {
    description: 'Suspends a staff member. Their sessions end at once.',
  })
  suspendStaffMember(
    @Input('The staff member to suspend and the reason.') input: SuspendStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return suspendStaffMember(ctx, input);
  }

  @Mutation(() => ReinstateStaffMemberPayload, {
    description:
      'Reinstates a suspended staff member with their previous roles. A rejected registration becomes pending again.',
  })
  reinstateStaffMember(
    @Input('The staff member to reinstate.') input: ReinstateStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return reinstateStaffMember(ctx, input);
  }

  @Mutation(() => CreateStaffMemberPayload, {
    description: 'Creates a staff member, with or without an account.',
  })
  createStaffMember(
    @Input('The staff member to create.') input: CreateStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return createStaffMember(ctx, input);
  }

  @Mutation(() => UpdateStaffMemberPayload, { description: 'Changes a staff member.' })
  updateStaffMember(
    @Input('The staff member and the fields to change.') input: UpdateStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return updateStaffMember(ctx, input);
  }

  @Mutation(() => DeleteStaffMemberPayload, {
    description:
      'Deletes a staff member who no longer works here, and suspends their account. `restoreStaffMember` restores them.',
  })
  deleteStaffMember(
    @Input('The staff member to delete.') input: DeleteStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return deleteStaffMember(ctx, input);
  }

  @Mutation(() => RestoreStaffMemberPayload, { description: 'Restores a deleted staff member.' })
  restoreStaffMember(
    @Input('The deleted staff member to restore.') input: RestoreStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return restoreStaffMember(ctx, input);
  }

  @Columns(...memberActionColumns)
  @Price({ rows: 5 })
  @FieldResolver(() => [StaffMemberNextAction], { description: nextActionsDescription })
  nextActions(@Root() member: StaffMemberRow, @Ctx() ctx: Context) {
    return nextActionsOfStaffMember(ctx, member);
  }
}
