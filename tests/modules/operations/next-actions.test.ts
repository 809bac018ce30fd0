import { expect, it } from 'vitest';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { type Attempt, actionsOf, having, outcomes } from '../../kit/next-actions.ts';
import { queuedMail } from '../../kit/queued-mail.ts';
import { statementsDuring } from '../../kit/statements.ts';

const app = useApp({ logLevel: 'silent' });

type Attempts = Record<string, (made: { id: string }) => Omit<Attempt, 'action'>>;

async function mail(changes: string): Promise<{ id: string }> {
  const to = { name: null, email: 'anna@example.com' };
  const id = await queuedMail(app().context(), { to, template: 'test.offered', subject: 'Offered' });
  await app().sql(`update email_message set ${changes} where id = ?`, [id]);
  return { id };
}

const onMails: Attempts = { RETRY: ({ id: emailId }) => ({ mutation: 'retryEmail', input: { emailId } }) };
const mails: [what: string, changes: string, outcome: string][] = [
  ['failed', "status = 'FAILED'", 'allowed'],
  ['is held', "status = 'HELD'", 'allowed'],
  ['waits', "status = 'QUEUED'", 'refused'],
  ['was sent', "status = 'SENT'", 'refused'],
  ['failed and was erased', "status = 'FAILED', sealed_body = null", 'refused'],
];

it.each(mails)('a mail that %s', async (_what, changes, outcome) => {
  const who = as(app(), await makeMember(app(), ['EMAILS_VIEW', 'JOBS_MANAGE']));
  const read = ({ id }: { id: string }) => actionsOf(who, 'EmailMessage', id);
  expect(await outcomes(who, () => mail(changes), read, onMails)).toEqual({ RETRY: outcome });
  const onlooker = as(app(), await makeMember(app(), ['EMAILS_VIEW']));
  const hidden = await outcomes(
    onlooker,
    () => mail(changes),
    ({ id }) => actionsOf(onlooker, 'EmailMessage', id),
    onMails,
  );
  expect(hidden).toEqual({ RETRY: 'hidden' });
});

it('takes as many statements for many mails as for two', async () => {
  for (let number = 0; number < 10; number++) await mail("status = 'FAILED'");
  const count = async (first: number) => {
    const query = `{ emails(first: ${first}) { nodes { id nextActions { action allowed } } } }`;
    return (await statementsDuring(app(), () => app().ask('admin', query))).length;
  };
  expect(await count(10)).toBe(await count(2));
});

async function deadJob(): Promise<{ id: string }> {
  const id = newId('job');
  const now = '2026-03-01 00:00:00';
  await app().sql(
    `insert into job (id, created_at, updated_at, version, name, payload, status, attempts, run_at, failed_at) values (?, ?, ?, 1, 'test', '{}', 'DEAD', 1, ?, ?)`,
    [id, now, now, now, now],
  );
  return { id };
}

const onJobs: Attempts = {
  RETRY: ({ id: deadJobId }) => ({ mutation: 'retryDeadJob', input: { deadJobId } }),
  DISCARD: ({ id: deadJobId }) => ({ mutation: 'discardDeadJob', input: { deadJobId } }),
};

it('a job that failed for good', async () => {
  const who = as(app(), await makeMember(app(), ['JOBS_MANAGE']));
  const result = await outcomes(who, deadJob, ({ id }) => actionsOf(who, 'DeadJob', id), onJobs);
  expect(having(result, 'allowed')).toBe('RETRY DISCARD');
  const stranger = as(app(), await makeMember(app(), ['EMAILS_VIEW']));
  const hidden = await outcomes(stranger, deadJob, ({ id }) => actionsOf(stranger, 'DeadJob', id), onJobs);
  expect(having(hidden, 'hidden')).toBe('RETRY DISCARD');
});
