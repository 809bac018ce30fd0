import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
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
import { listStaffMembers, staffMemberById } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';
import { suspendStaffMember } from './suspend-staff-member.ts';
import { updateStaffMember } from './update-staff-member.ts';

export const StaffMemberConnection = connectionOf<StaffMember>('StaffMember', () => StaffMember);

@Resolver(() => StaffMember)
export class StaffMemberResolver {
  @Query(() => StaffMember, {
    nullable: true,
    description: 'A staff member by its id: yourself, or with STAFF_VIEW any; else null.',
  })
  staffMember(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return staffMemberById(ctx, id, info);
  }

  @Query(() => StaffMemberConnection, { description: 'Staff members, a page at a time.' })
  staffMembers(
    @Args(() => StaffMembersArgs) args: StaffMembersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listStaffMembers(ctx, args, info);
  }

  @Mutation(() => RegisterStaffPayload, {
    description:
      'Asks to be let in as staff. Whoever may approve is told by mail; until then the account can do nothing that staff can.',
  })
  registerStaff(
    @Arg('input', () => RegisterStaffInput, { description: 'Who.' }) input: RegisterStaffInput,
    @Ctx() ctx: Context,
  ) {
    return registerStaff(ctx, input);
  }

  @Mutation(() => ApproveStaffMemberPayload, {
    description: 'Lets somebody in who registered, with these roles. They are told by mail.',
  })
  approveStaffMember(
    @Arg('input', () => ApproveStaffMemberInput, { description: 'Whom, and as what.' })
    input: ApproveStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return approveStaffMember(ctx, input);
  }

  @Mutation(() => RejectStaffMemberPayload, {
    description: 'Turns somebody down who registered. They are told why by mail.',
  })
  rejectStaffMember(
    @Arg('input', () => RejectStaffMemberInput, { description: 'Whom, and why.' })
    input: RejectStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return rejectStaffMember(ctx, input);
  }

  @Mutation(() => SuspendStaffMemberPayload, {
    description: 'Keeps somebody from working for now. Their sessions end at once.',
  })
  suspendStaffMember(
    @Arg('input', () => SuspendStaffMemberInput, { description: 'Whom.' }) input: SuspendStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return suspendStaffMember(ctx, input);
  }

  @Mutation(() => ReinstateStaffMemberPayload, {
    description:
      'Lets somebody who was suspended work again, with the roles they had; somebody who was turned down waits for a decision again.',
  })
  reinstateStaffMember(
    @Arg('input', () => ReinstateStaffMemberInput, { description: 'Whom.' }) input: ReinstateStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return reinstateStaffMember(ctx, input);
  }

  @Mutation(() => CreateStaffMemberPayload, {
    description: 'Adds somebody who works here, with an account or without.',
  })
  createStaffMember(
    @Arg('input', () => CreateStaffMemberInput, { description: 'The staff member.' })
    input: CreateStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return createStaffMember(ctx, input);
  }

  @Mutation(() => UpdateStaffMemberPayload, { description: 'Changes a staff member.' })
  updateStaffMember(
    @Arg('input', () => UpdateStaffMemberInput, { description: 'The changes.' })
    input: UpdateStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return updateStaffMember(ctx, input);
  }

  @Mutation(() => DeleteStaffMemberPayload, {
    description: 'Removes somebody who no longer works here. They can be restored.',
  })
  deleteStaffMember(
    @Arg('input', () => DeleteStaffMemberInput, { description: 'Which one.' }) input: DeleteStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return deleteStaffMember(ctx, input);
  }

  @Mutation(() => RestoreStaffMemberPayload, { description: 'Brings a deleted staff member back.' })
  restoreStaffMember(
    @Arg('input', () => RestoreStaffMemberInput, { description: 'Which one.' })
    input: RestoreStaffMemberInput,
    @Ctx() ctx: Context,
  ) {
    return restoreStaffMember(ctx, input);
  }
}
