import { afterEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { eraseEmails } from '../../../src/platform/mail/erase-emails.ts';
import { paragraph } from '../../../src/platform/mail/mail.ts';
import { useApp } from '../../kit/app.ts';
import { copiesOf } from '../../kit/mailbox.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { queuedMail } from '../../kit/queued-mail.ts';

const app = useApp({ logLevel: 'silent' });

const queue = (email = 'anna@example.com') =>
  queuedMail(app().context(), {
    to: { name: null, email },
    template: 'test.retried',
    content: [paragraph('Hello Anna.')],
  });
// Only this one job: the modules have others, which are due again and again.
const deliver = () => new TestOutbox(app(), [deliverMail]).run();
const retry = (emailId: string) =>
  app().mutate('retryEmail', { emailId }, 'email { id status attempts }', 'admin');
const statusOf = async (id: string) =>
  (await app().ask('admin', `{ email(id: "${id}") { status } }`)).email.status;

let mend = () => {};
afterEach(() => mend());

/** A mail that the mail server refused for good. */
async function failed(email?: string): Promise<string> {
  const emailId = await queue(email);
  const { mailer } = app().app.services;
  const { send } = mailer;
  mailer.send = () => Promise.reject(new PermanentError('No such user.'));
  mend = () => {
    mailer.send = send;
  };
  await deliver();
  mend();
  return emailId;
}

describe('retryEmail', () => {
  it('sends a failed mail again, once', async () => {
    const emailId = await failed();
    expect(await statusOf(emailId)).toBe('FAILED');
    expect(await retry(emailId)).toEqual({
      email: { id: emailId, status: 'QUEUED', attempts: 1 },
      userErrors: [],
    });
    // Its dead job was queued again, and no second one for the same mail.
    expect((await app().ask('admin', '{ deadJobs { totalCount } }')).deadJobs.totalCount).toBe(0);
    expect(await deliver()).toBe(1);
    expect(await statusOf(emailId)).toBe('SENT');
    expect(await copiesOf(app(), emailId)).toHaveLength(1);
  });

  it('sends a failed mail whose job was discarded', async () => {
    const emailId = await failed();
    const { nodes } = (await app().ask('admin', '{ deadJobs { nodes { id } } }')).deadJobs;
    await app().mutate('discardDeadJob', { deadJobId: nodes[0].id }, 'deadJobId', 'admin');
    expect((await retry(emailId)).userErrors).toEqual([]);
    expect(await deliver()).toBe(1);
    expect(await copiesOf(app(), emailId)).toHaveLength(1);
  });

  it('refuses a mail that waits and one that was sent', async () => {
    const emailId = await queue();
    for (const [status, state] of [
      ['QUEUED', 'waits to be sent'],
      ['SENT', 'was sent'],
    ]) {
      expect(await statusOf(emailId)).toBe(status);
      const { email, userErrors } = await retry(emailId);
      expect(email).toBeNull();
      expect(userErrors).toMatchObject([
        {
          code: 'WRONG_STATUS',
          path: ['emailId'],
          message: expect.stringContaining(`This mail ${state};`),
        },
      ]);
      await deliver();
    }
    expect(await copiesOf(app(), emailId)).toHaveLength(1);
  });

  it('refuses a mail whose content was erased', async () => {
    const emailId = await failed('bea@example.com');
    await inTransaction(app().context(), ctx =>
      eraseEmails(ctx, { addresses: ['bea@example.com'], ids: [] }),
    );
    expect((await retry(emailId)).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', path: ['emailId'], message: expect.stringContaining('was erased') },
    ]);
    expect(await statusOf(emailId)).toBe('FAILED');
  });

  it.each([
    ['email_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
    ['job_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
  ])('refuses %s', async (emailId, code) => {
    const { email, userErrors } = await retry(emailId);
    expect(email).toBeNull();
    expect(userErrors).toMatchObject([{ code, path: ['emailId'] }]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
    ['manager', 'FORBIDDEN'],
  ])('is refused to a %s', async (actor, code) => {
    const emailId = await failed();
    const { errors } = await app().send(
      actor,
      `mutation { retryEmail(input: { emailId: "${emailId}" }) { email { id } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await statusOf(emailId)).toBe('FAILED');
  });
});
