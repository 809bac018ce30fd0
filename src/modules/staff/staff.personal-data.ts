import { listSql, sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import { StaffMember } from './staff-member.entity.ts';

/** Without who approved or rejected them. */
export const staffData = definePersonalData({
  section: 'staffMember',
  entity: StaffMember,
  where: ({ staffMemberIds }) =>
    staffMemberIds.length === 0 ? null : sql`t.id in (${listSql(staffMemberIds)})`,
  omit: ['user', 'approvedBy'],
});
