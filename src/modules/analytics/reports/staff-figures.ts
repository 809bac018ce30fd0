import { Field, ObjectType } from 'type-graphql';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';
import { ReportRow } from './report-row.ts';

/** What rows about a staff member have in common. */
@ObjectType()
export abstract class StaffFigures extends ReportRow {
  @Field(() => StaffMember, { nullable: true, description: 'Who; null once they are deleted.' })
  @Loaded(() => StaffMember)
  staffMember!: StaffMember | null;

  @Field(() => String, { description: 'Their name, also of a deleted one.' })
  name!: string;
}
