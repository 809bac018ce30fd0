import { beforeEach, expect, it } from 'vitest';
import { deleteOldEmails, keepEmailsDays } from '../../../src/platform/mail/delete-old-emails.job.ts';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';
import { queuedMail } from '../../kit/queued-mail.ts';
import { dayMs } from '../../kit/time.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

beforeEach(() => new TestOutbox(platform(), []).clear());

async function queue(subject: string): Promise<void> {
  const to = { name: null, email: subject === 'failed' ? 'not an address' : 'anna@example.com' };
  await queuedMail(platform().context(), { to, template: 'test.old', subject });
}
const deliver = () => new TestOutbox(platform(), [deliverMail]).run();
const cleanUp = () => new TestOutbox(platform(), [deleteOldEmails]).run();
const kept = async () =>
  (
    await platform().sql<{ subject: string; status: string }>(
      'select subject, status from email_message order by subject',
    )
  ).map(({ subject, status }) => `${subject} ${status}`);

it('deletes mails that were sent or failed half a year ago, and none that wait or are younger', async () => {
  await queue('failed');
  await queue('sent');
  await deliver();
  await queue('waiting');
  // Nobody delivers this one.
  await platform().sql('delete from job');
  platform().clock.advance(dayMs);
  await queue('young');
  await deliver();
  expect(await cleanUp()).toBe(1);
  const all = ['failed FAILED', 'sent SENT', 'waiting QUEUED', 'young SENT'];
  expect(await kept()).toEqual(all);

  platform().clock.advance((keepEmailsDays - 2) * dayMs);
  expect(await cleanUp()).toBe(1);
  expect(await kept()).toEqual(all);

  platform().clock.advance(dayMs);
  expect(await cleanUp()).toBe(1);
  expect(await kept()).toEqual(['waiting QUEUED', 'young SENT']);
});
