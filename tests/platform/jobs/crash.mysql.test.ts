import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { buildApp } from '../../../src/app.ts';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { JobRegistry, jobRegistry } from '../../../src/platform/jobs/job-registry.ts';
import { leaseMs } from '../../../src/platform/jobs/lease.ts';
import { runDueJobs } from '../../../src/platform/jobs/run-due-jobs.ts';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { paragraph } from '../../../src/platform/mail/mail.ts';
import { queueMail } from '../../../src/platform/mail/queue-mail.ts';
import { useApp } from '../../kit/app.ts';
import { mailbox } from '../../kit/mailbox.ts';

const secret = 'a secret that both of the processes have';
const app = useApp({ authSecrets: [secret], logLevel: 'silent' });
const mailFolder = () => app().app.services.config.mailFolder;

const root = new URL('../../..', import.meta.url).pathname;
const node = `${root}node_modules/.bin/node`;

async function countOf(status: string): Promise<number> {
  const query = 'query ($status: EmailStatus!) { emails(filter: { status: $status }) { totalCount } }';
  return (await app().ask('admin', query, { status })).emails.totalCount;
}

/** Runs the process of mailing-process.ts on the database of this test until it ends. Returns the signal that ended it. */
async function mailingProcess(): Promise<unknown> {
  const child = spawn(node, ['tests/platform/jobs/mailing-process.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: app().url,
      AUTH_SECRETS: secret,
      TEST_MAIL_FOLDER: mailFolder(),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

it('a process that dies between sending a mail and noting it repeats just that mail, and loses none', async () => {
  await inTransaction(app().context(), async ctx => {
    for (let n = 1; n <= 12; n++) {
      const to = { name: null, email: `receiver${n}@example.com` };
      const mail = { to, template: 'test.crash', subject: `Mail ${n}`, content: [paragraph('Hi.')] };
      await queueMail(ctx, mail, { recipientId: null });
    }
  });
  expect(await mailingProcess()).toBe('SIGKILL');
  expect(await countOf('SENT')).toBe(4);
  expect(await mailbox(mailFolder())).toHaveLength(5);

  // Another process, once the lease of the dead one has ended.
  const clock = { now: () => new Date(Date.now() + leaseMs) };
  const heir = await buildApp(app().app.services.config, { clock });
  heir.services.set(jobRegistry, new JobRegistry([deliverMail]));
  await runDueJobs(heir.services, heir.http.log);
  await heir.stop();

  expect(await countOf('SENT')).toBe(12);
  const ids = (await mailbox(mailFolder())).map(({ messageId }) => messageId);
  expect(ids).toHaveLength(13);
  expect(new Set(ids).size).toBe(12);
  expect(
    await app().app.database.run({ text: "select id from job where name = 'mail.deliver'", values: [] }),
  ).toEqual([]);
}, 60_000);
