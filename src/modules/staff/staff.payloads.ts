import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { readStaffMember } from './staff.queries.ts';
import { StaffMember } from './staff-member.entity.ts';

@ObjectType()
abstract class StaffMemberPayload extends Payload {
  staffMemberId?: string;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'The staff member as it is now; null when there were errors.',
  })
  staffMember(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.staffMemberId ? readStaffMember(ctx, this.staffMemberId, info) : null;
  }
}

@ObjectType({ description: 'What came of registering as staff.' })
export class RegisterStaffPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of letting somebody in.' })
export class ApproveStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of turning somebody down.' })
export class RejectStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of suspending somebody.' })
export class SuspendStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of letting somebody work again.' })
export class ReinstateStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of adding a staff member.' })
export class CreateStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of changing a staff member.' })
export class UpdateStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ description: 'What came of restoring a staff member.' })
export class RestoreStaffMemberPayload extends StaffMemberPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting a staff member.' })
export class DeleteStaffMemberPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'The deleted staff member, for `restoreStaffMember`; null when there were errors.',
  })
  deletedStaffMemberId?: string | null;
}
