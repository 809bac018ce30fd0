import { sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import { Import } from './import.entity.ts';

export const importsData = definePersonalData({
  section: 'imports',
  entity: Import,
  where: ({ userId }) => sql`t.created_by_id = ${userId}`,
  // The preview is about others.
  omit: ['createdBy', 'preview', 'runToken', 'attempts'],
});
