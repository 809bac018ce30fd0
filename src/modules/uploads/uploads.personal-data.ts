import { sql } from '../../platform/database/sql.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import { Upload } from './upload.entity.ts';

export const uploadsData = definePersonalData({
  section: 'uploads',
  entity: Upload,
  where: ({ userId }) => sql`t.owner_id = ${userId}`,
  omit: ['owner', 'runToken'],
});
