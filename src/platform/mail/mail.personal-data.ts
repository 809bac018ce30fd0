import { listSql, sql } from '../database/sql.ts';
import { definePersonalData } from '../personal-data/define-personal-data.ts';
import { type DataSubject, idsOf } from '../personal-data/personal-data.ts';
import { EmailMessage } from './email-message.entity.ts';

/** That mails were sent; their content is kept by nobody. */
export const mailData = definePersonalData({
  section: 'mails',
  entity: EmailMessage,
  where: (person: DataSubject) => {
    const toThem = sql`t.recipient_id in (${listSql(idsOf(person))})`;
    // Mails of earlier versions have no id of their recipient.
    return person.email === null
      ? toThem
      : sql`(${toThem} or (t.to_address = ${person.email} and t.recipient_id is null))`;
  },
  omit: ['sealedBody', 'recipientId', 'aboutId'],
});
