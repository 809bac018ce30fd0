import type { Context } from '../../platform/context/context.ts';
import { deletedOnly } from '../../platform/database/conditions.ts';
import { containing } from '../../platform/database/matching.ts';
import { type List, sortBy } from '../../platform/database/page.ts';
import type { StaffMemberSortField, StaffMembersArgs } from './staff.inputs.ts';
import { StaffMember } from './staff-member.entity.ts';

const sortProperties: Record<StaffMemberSortField, keyof StaffMember & string> = {
  NAME: 'name',
  CODE: 'code',
  CREATED_AT: 'createdAt',
};

/** The staff members that a filter finds, in the order of a sort. */
export function staffList(
  ctx: Context,
  { filter, sort }: Pick<StaffMembersArgs, 'filter' | 'sort'>,
): List<StaffMember> {
  const { status, search, deleted } = filter ?? {};
  return {
    entity: StaffMember,
    where: [deletedOnly(deleted), containing(['t.name', 't.code', 't.email', 't.job_title'], search)],
    choices: [{ property: 'status', values: status }],
    sort: sortBy(ctx, StaffMember, sortProperties[sort?.field ?? 'NAME'], sort?.direction === 'DESC'),
  };
}
