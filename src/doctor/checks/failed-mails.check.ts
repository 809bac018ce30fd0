import { sql } from '../../platform/database/sql.ts';
import { type Check, warning } from '../check.ts';

const days = 7;

export const failedMails: Check = {
  id: 'failed-mails',
  title: `All mails of the last ${days} days could be sent.`,
  atStart: 'IN_PRODUCTION',
  async run({ app }) {
    const since = new Date(app.services.clock.now().getTime() - days * 24 * 60 * 60 * 1_000);
    const [row] = await app.database.run<{ total: number }>(
      sql`/* doctor.failedMails */ select count(*) as total from email_message
        where status = 'FAILED' and created_at > ${since}`,
    );
    const count = Number(row!.total);
    if (count === 0) return [];
    return [
      warning(
        `${count} mail${count === 1 ? '' : 's'} of the last ${days} days could not be sent.`,
        'Look at `emails(filter: { status: FAILED })`; `retryEmail` tries again.',
      ),
    ];
  },
};
