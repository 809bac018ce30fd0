import type { Context } from '../../platform/context/context.ts';
import { deletedOnly } from '../../platform/database/conditions.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type RowsSearched, rowSearch } from '../../platform/search/row-search.ts';
import { byWords } from '../../platform/search/ways.sql.ts';
import type { StaffMemberSortField, StaffMembersArgs } from './staff.inputs.ts';
import { StaffMember } from './staff-member.entity.ts';
import { staffSearch } from './staff-search.ts';

const sortProperties: Record<StaffMemberSortField, keyof StaffMember & string> = {
  NAME: 'name',
  CODE: 'code',
  CREATED_AT: 'createdAt',
};

/** The staff members that a filter finds, in the order of a sort. */
export function staffList(
  ctx: Context,
  { filter, sort }: Pick<StaffMembersArgs, 'filter' | 'sort'>,
): RowsSearched<StaffMember> {
  const { status, search, deleted } = filter ?? {};
  return {
    list: {
      entity: StaffMember,
      where: [deletedOnly(deleted)],
      choices: [{ property: 'status', values: status }],
      sort: sortBy(ctx, StaffMember, sortProperties[sort?.field ?? 'NAME'], sort?.direction === 'DESC'),
    },
    search: rowSearch(search, 'staff members', word => byWords(ctx, staffSearch, word)),
  };
}
