import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { withAllFound } from '../../../platform/search/row-search.ts';
import { staffList } from '../staff-list.ts';
import { StaffMember } from '../staff-member.entity.ts';

export const staffMembersExport = defineListExport<StaffMember>({
  report: 'STAFF_MEMBERS',
  title: 'Staff',
  description: 'Staff members, one row each.',
  permissions: ['STAFF_VIEW'],
  of: {
    list: 'staffMembers',
    entity: StaffMember,
    rowsOf: (ctx, choices: Parameters<typeof staffList>[1]) => withAllFound(ctx, staffList(ctx, choices)),
    createdAt: 'createdAt',
  },
  properties: ['code', 'name', 'email', 'jobTitle', 'hiredOn', 'status', 'user', 'approvedAt', 'createdAt'],
  columns: () => [
    { header: 'Code', kind: 'TEXT', value: row => row.code },
    { header: 'Name', kind: 'TEXT', value: row => row.name },
    { header: 'Email', kind: 'TEXT', value: row => row.email },
    { header: 'Job title', kind: 'TEXT', value: row => row.jobTitle },
    { header: 'Hired', kind: 'DATE', value: row => row.hiredOn },
    { header: 'Status', kind: 'TEXT', value: row => row.status },
    { header: 'Has account', kind: 'TEXT', value: row => (row.user === null ? 'no' : 'yes') },
    { header: 'Approved', kind: 'DATETIME', value: row => row.approvedAt },
    { header: 'Created', kind: 'DATETIME', value: row => row.createdAt },
  ],
});
