import { sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import { Export } from './export.entity.ts';

// A filter is hidden, and so left out: it is about those whom it finds.
export const exportsData = definePersonalData({
  section: 'exports',
  entity: Export,
  where: ({ userId }) => sql`t.requested_by_id = ${userId}`,
  omit: ['requestedBy', 'attempts', 'rowsExpected', 'rowsDone'],
});
