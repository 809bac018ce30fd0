import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { leaseMs } from '../../../src/platform/jobs/lease.ts';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { paragraph } from '../../../src/platform/mail/mail.ts';
import { queueMail } from '../../../src/platform/mail/queue-mail.ts';
import { bundledFile } from '../../kit/bundled.ts';
import { mailbox } from '../../kit/mailbox.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { startPlatform, usePlatform } from '../../kit/platform.ts';

const secret = 'a secret that both of the processes have';
const platform = usePlatform({}, { authSecrets: [secret], logLevel: 'silent' });
const mailFolder = () => platform().config.mailFolder;

const root = new URL('../../..', import.meta.url).pathname;
const node = `${root}node_modules/.bin/node`;

async function countOf(status: string): Promise<number> {
  const text = 'select count(*) as total from email_message where status = ?';
  const [row] = await platform().sql<{ total: number }>(text, [status]);
  return Number(row!.total);
}

/** Runs the process of mailing-process.ts on the database of this test until it ends. Returns the signal that ended it. */
async function mailingProcess(): Promise<unknown> {
  const child = spawn(node, [await bundledFile('tests/platform/jobs/mailing-process.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: platform().config.databaseUrl,
      AUTH_SECRETS: secret,
      TEST_MAIL_FOLDER: mailFolder(),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

it('a process that dies between sending a mail and noting it repeats just that mail, and loses none', async () => {
  await inTransaction(platform().context(), async ctx => {
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
  const heir = await startPlatform({}, platform().config);
  heir.clock.advance(Date.now() + leaseMs - heir.clock.now().getTime());
  await new TestOutbox(heir, [deliverMail]).run();
  await heir.close();

  expect(await countOf('SENT')).toBe(12);
  const ids = (await mailbox(mailFolder())).map(({ messageId }) => messageId);
  expect(ids).toHaveLength(13);
  expect(new Set(ids).size).toBe(12);
  expect(await platform().sql("select id from job where name = 'mail.deliver'")).toEqual([]);
}, 60_000);
