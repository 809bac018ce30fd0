import { codeProblem } from '../../platform/files/import/code-column.ts';
import { day, optional, text } from '../../platform/files/import/columns.ts';
import { email, words } from '../../platform/files/import/contact-columns.ts';
import { defineImport } from '../../platform/files/import/define-import.ts';
import { writeRows } from '../../platform/files/import/write-rows.ts';
import { StaffMember } from './staff-member.entity.ts';

const defaults = {
  email: null,
  jobTitle: null,
  hiredOn: null,
  status: 'APPROVED' as const,
  user: null,
  approvedBy: null,
  approvedAt: null,
  rejectionReason: null,
};

/** Imports staff members of another system. They are approved and have no account. */
export const staffImport = defineImport(
  {
    file: 'staff.csv',
    kind: 'STAFF',
    permissions: ['STAFF_MANAGE'],
    columns: {
      code: text(codeProblem),
      name: words(200),
      email: email,
      jobTitle: optional(words(100)),
      hiredOn: optional(day),
    },
    key: ['code'],
    neededByNew: ['name'],
  },
  async (ctx, run) => ({
    async apply(rows) {
      await writeRows(ctx, run, StaffMember, 'code', rows, defaults);
    },
  }),
);
