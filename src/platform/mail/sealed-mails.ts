import { sql } from '../database/sql.ts';
import { defineSealedColumn } from '../sealing/sealed-column.ts';
import { EmailMessage } from './email-message.entity.ts';

/** The content of mails that are not sent yet, since it may hold tokens. */
export const sealedMails = defineSealedColumn({
  name: 'waiting or failed mails',
  entity: EmailMessage,
  property: 'sealedBody',
  purpose: 'mail',
  owner: 'row',
  samples: [
    { where: sql`t.status = 'QUEUED'`, orderBy: 'created_at' },
    { where: sql`t.status = 'FAILED'`, orderBy: 'created_at' },
  ],
});
