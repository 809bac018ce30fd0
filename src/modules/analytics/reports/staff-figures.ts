import { Field, ObjectType } from 'type-graphql';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { ReportRow } from './report-row.ts';

/** The fields of all rows about a staff member. */
@ObjectType()
export abstract class StaffFigures extends ReportRow {
  @Field(() => StaffMember, { nullable: true, description: 'The staff member; null if deleted.' })
  @Loaded(() => StaffMember)
  staffMember!: StaffMember | null;

  @Field(() => String, { description: "The staff member's name, even if deleted." })
  name!: string;
}
