import { expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { PostponedError } from '../../../src/platform/jobs/postponed-error.ts';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { paragraph } from '../../../src/platform/mail/mail.ts';
import type { Mailer } from '../../../src/platform/mail/mailer.ts';
import { queueMail } from '../../../src/platform/mail/queue-mail.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

/** A mail server as its mailer sees it. */
function mailServer() {
  const state = { capacity: 0, isAway: true, tries: 0 };
  const mailer: Mailer = {
    get capacity() {
      return state.capacity;
    },
    async send() {
      state.tries++;
      if (state.isAway) throw new PostponedError('connect ECONNREFUSED', 30_000);
    },
    describe: () => 'a mail server',
    close: () => undefined,
  };
  return { state, mailer };
}

it('while the mail server is away mails wait, and no attempt is counted; then all are sent', async () => {
  const { state, mailer } = mailServer();
  const { services, log } = platform();
  const outbox = new TestOutbox({ services: services.copy({ mailer }), log }, [deliverMail]);
  await inTransaction(outbox.context(), async ctx => {
    for (let n = 1; n <= 20; n++) {
      const to = { name: null, email: `receiver${n}@example.com` };
      const mail = { to, template: 'test.outage', subject: `Mail ${n}`, content: [paragraph('Hi.')] };
      await queueMail(ctx, mail, { recipientId: null });
    }
  });
  const emails = () =>
    platform().sql<{ status: string; attempts: number; last_error: string | null }>(
      'select status, attempts, last_error from email_message',
    );

  expect(await outbox.run()).toBe(0);
  // One after the other tries the server; each goes behind the others.
  state.capacity = 1;
  expect(await outbox.run()).toBe(20);
  expect(state.tries).toBe(20);
  const waiting = { status: 'QUEUED', attempts: 0, last_error: 'connect ECONNREFUSED' };
  expect(await emails()).toEqual(Array(20).fill(waiting));
  expect((await outbox.jobs()).map(({ attempts }) => attempts)).toEqual(Array(20).fill(0));

  Object.assign(state, { isAway: false, capacity: Infinity });
  platform().clock.advance(30_000);
  expect(await outbox.run()).toBe(20);
  expect(await emails()).toEqual(Array(20).fill({ status: 'SENT', attempts: 1, last_error: null }));
});
