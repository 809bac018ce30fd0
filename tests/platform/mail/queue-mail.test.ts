import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import { deliverMail } from '../../../src/platform/mail/deliver-mail.job.ts';
import { eraseEmails } from '../../../src/platform/mail/erase-emails.ts';
import { button, type Mail, paragraph } from '../../../src/platform/mail/mail.ts';
import { type MailPeople, queueMail } from '../../../src/platform/mail/queue-mail.ts';
import { useApp } from '../../kit/app.ts';
import { mailbox } from '../../kit/mailbox.ts';
import { TestOutbox } from '../jobs/test-outbox.ts';

const app = useApp({ logLevel: 'silent' });

const mail: Mail = {
  to: { name: 'Anna Ålund', email: 'anna@example.com' },
  template: 'test.welcome',
  subject: 'Wélcome 🎉',
  content: [paragraph('Hello Anna.'), button('Confirm', 'https://shop.example.com/?token=s3cret')],
};
const queue = (fields: Partial<Mail> = {}, people: MailPeople = { recipientId: null }) =>
  inTransaction(app().context(), ctx => queueMail(ctx, { ...mail, ...fields }, people));
// Only this one job: the modules have others, which are due again and again.
const run = () => new TestOutbox(app(), [deliverMail]).run();
const stored = async (emailId: string) =>
  (
    await app().app.database.run<Record<string, unknown>>({
      text: 'select * from email_message where id = ?',
      values: [emailId],
    })
  )[0]!;
const fields = 'id to toName template subject status attempts lastError sentAt';
const emailOf = async (id: string) =>
  (await app().ask('admin', `query ($id: ID!) { email(id: $id) { ${fields} } }`, { id })).email;
const received = async (emailId: string) =>
  (await mailbox(app().app.services.config.mailFolder)).filter(({ messageId }) =>
    messageId.includes(emailId),
  );

/** Makes sending fail with this error until it is undone. */
function breakMailer(error: Error): void {
  const mailer = app().app.services.mailer;
  const { send } = mailer;
  mailer.send = () => Promise.reject(error);
  mend = () => {
    mailer.send = send;
  };
}
let mend = () => {};
afterEach(() => mend());

describe('queueMail', () => {
  it('sends the mail once, after the commit', async () => {
    const { emailId } = await queue();
    expect(await emailOf(emailId)).toMatchObject({ status: 'QUEUED', attempts: 0, sentAt: null });
    expect(await received(emailId)).toEqual([]);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await emailOf(emailId)).toEqual({
      id: emailId,
      to: 'anna@example.com',
      toName: 'Anna Ålund',
      template: 'test.welcome',
      subject: 'Wélcome 🎉',
      status: 'SENT',
      attempts: 1,
      lastError: null,
      sentAt: expect.any(String),
    });
    expect(await received(emailId)).toMatchObject([
      {
        to: 'anna@example.com',
        toName: 'Anna Ålund',
        subject: 'Wélcome 🎉',
        template: 'test.welcome',
        messageId: `<${emailId}@tradepost.example>`,
        text: expect.stringContaining('https://shop.example.com/?token=s3cret'),
        html: expect.stringContaining('Hello Anna.'),
      },
    ]);
  });

  it('sends nothing when the transaction fails', async () => {
    const before = (await mailbox(app().app.services.config.mailFolder)).length;
    const work = inTransaction(app().context(), async ctx => {
      await queueMail(ctx, mail, { recipientId: null });
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await run()).toBe(0);
    expect(await mailbox(app().app.services.config.mailFolder)).toHaveLength(before);
  });

  it('keeps what the mail says encrypted, and only until it is sent', async () => {
    const { emailId } = await queue();
    const row = await stored(emailId);
    expect(row.sealed_body).toEqual(expect.any(String));
    expect(JSON.stringify(row)).not.toMatch(/s3cret|Hello Anna/);
    await run();
    expect((await stored(emailId)).sealed_body).toBeNull();
  });

  it.each(['subject', 'name', 'template'])('lets no header in by way of the %s', async field => {
    const evil = 'Hi\r\nBcc: victim@example.com\r\nX-Evil: 1\u2028\u0000\r\n\r\nBody';
    const { emailId } = await queue(
      field === 'name' ? { to: { name: evil, email: 'anna@example.com' } } : { [field]: evil },
    );
    await run();
    const [got] = await received(emailId);
    expect(Object.keys(got!.headers)).not.toEqual(expect.arrayContaining(['bcc']));
    expect(got!.headers['x-evil']).toBeUndefined();
    expect(got!.text).toContain('Hello Anna.');
    const shown = { subject: got!.subject, name: got!.toName, template: got!.template }[field];
    expect(shown).toBe('Hi Bcc: victim@example.com X-Evil: 1 Body');
  });

  it('lets no header in by way of the address', async () => {
    const email = 'anna@example.com\r\nBcc: victim@example.com';
    const { emailId } = await queue({ to: { name: null, email } });
    await run();
    expect(await received(emailId)).toEqual([]);
    expect(await emailOf(emailId)).toMatchObject({ status: 'FAILED', attempts: 1 });
    const [job] = await deadJobs();
    await app().mutate('discardDeadJob', { deadJobId: job.id }, 'deadJobId', 'admin');
  });

  it('tries again when sending fails, and says why', async () => {
    const { emailId } = await queue();
    breakMailer(new Error('The mail server is away.'));
    await run();
    expect(await emailOf(emailId)).toMatchObject({
      status: 'QUEUED',
      attempts: 1,
      lastError: 'The mail server is away.',
    });
    expect(await run()).toBe(0);
    mend();
    app().clock.advance(10_000);
    await run();
    expect(await emailOf(emailId)).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
    expect(await received(emailId)).toHaveLength(1);
  });

  it('fails after ten attempts, and is sent when somebody retries it', async () => {
    const { emailId } = await queue();
    breakMailer(new Error('The mail server is away.'));
    for (let attempt = 1; attempt <= 12; attempt++) {
      await run();
      app().clock.advance(3_600_000);
    }
    expect(await emailOf(emailId)).toMatchObject({ status: 'FAILED', attempts: 10 });
    mend();
    const { email } = await app().mutate('retryEmail', { emailId }, 'email { status }', 'admin');
    expect(email).toEqual({ status: 'QUEUED' });
    expect(await deadJobs()).toEqual([]);
    await run();
    expect(await emailOf(emailId)).toMatchObject({ status: 'SENT', lastError: null });
    expect(await received(emailId)).toHaveLength(1);
  });

  it('gives up at once on an address that is refused for good', async () => {
    const { emailId } = await queue();
    breakMailer(new PermanentError('No such user.'));
    await run();
    expect(await emailOf(emailId)).toMatchObject({
      status: 'FAILED',
      attempts: 1,
      lastError: 'No such user.',
    });
    const [job] = await deadJobs();
    expect(job).toMatchObject({ name: 'mail.deliver', payload: { emailId } });
    await app().mutate('discardDeadJob', { deadJobId: job.id }, 'deadJobId', 'admin');
    mend();
    await app().mutate('retryEmail', { emailId }, 'email { id }', 'admin');
    await run();
    expect(await received(emailId)).toHaveLength(1);
  });
});

const deadJobs = async () =>
  (await app().ask('admin', '{ deadJobs { nodes { id name payload } } }')).deadJobs.nodes;

describe('eraseEmails', () => {
  const erase = (address: string | null, ids: string[] = []) =>
    inTransaction(app().context(), ctx => eraseEmails(ctx, { address, ids }));

  it('erases whom mails went to, and does not send what waits', async () => {
    const to = { name: 'Bea', email: 'bea@example.com' };
    const sent = await queue({ to });
    await run();
    const waiting = await queue({ to });
    const other = await queue();
    await erase('Bea@example.com');
    await run();
    expect(await received(waiting.emailId)).toEqual([]);
    for (const { emailId } of [sent, waiting]) {
      expect(JSON.stringify(await stored(emailId))).not.toMatch(/bea|Wélcome/i);
    }
    expect(await emailOf(sent.emailId)).toMatchObject({ status: 'SENT', to: 'erased@deleted.invalid' });
    expect(await emailOf(waiting.emailId)).toMatchObject({ status: 'FAILED', to: 'erased@deleted.invalid' });
    expect(await emailOf(other.emailId)).toMatchObject({ status: 'SENT', to: 'anna@example.com' });
    const { userErrors } = await app().mutate(
      'retryEmail',
      { emailId: waiting.emailId },
      'email { id }',
      'admin',
    );
    expect(userErrors).toMatchObject([{ code: 'WRONG_STATUS', path: ['emailId'] }]);
  });

  it('finds mails to any address by the id of their recipient, and deletes the jobs that repeat it', async () => {
    const people = { recipientId: 'customer_01h455vb4pex5vsknk084sn02q' };
    breakMailer(new PermanentError('550 <cleo@old.example> is unknown here.'));
    const dead = await queue({ to: { name: 'Cleo', email: 'cleo@old.example' } }, people);
    await run();
    mend();
    expect(await emailOf(dead.emailId)).toMatchObject({ status: 'FAILED', to: 'cleo@old.example' });
    expect(await deadJobs()).toContainEqual(expect.objectContaining({ payload: dead }));
    await erase(null, [people.recipientId]);
    expect(JSON.stringify(await stored(dead.emailId))).not.toMatch(/cleo|Wélcome/i);
    expect(await deadJobs()).not.toContainEqual(expect.objectContaining({ payload: dead }));
  });

  it('takes out of mails to others what they were told, and leaves them their address', async () => {
    const people = {
      recipientId: 'user_01h455vb4pex5vsknk084sn02q',
      aboutId: 'staff_01h455vb4pex5vsknk084sn02q',
    };
    const sent = await queue({}, people);
    await run();
    const waiting = await queue({}, people);
    await erase(null, [people.aboutId]);
    await run();
    expect(await received(waiting.emailId)).toEqual([]);
    const erased = { to: 'anna@example.com', toName: 'Anna Ålund', subject: '(erased)' };
    expect(await emailOf(sent.emailId)).toMatchObject({ ...erased, status: 'SENT' });
    expect(await emailOf(waiting.emailId)).toMatchObject({ ...erased, status: 'FAILED' });
    expect(await stored(waiting.emailId)).toMatchObject({ sealed_body: null });
  });
});

describe('emails', () => {
  const list = `query ($filter: EmailFilter, $first: Int, $after: String) {
    emails(filter: $filter, first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } }
  }`;
  const ids = async (filter: object) =>
    (await app().ask('admin', list, { filter, first: 100 })).emails.nodes.map(
      (node: { id: string }) => node.id,
    );
  const template = 'test.listed';
  let made: string[];

  beforeEach(async () => {
    if (made) return;
    const first = await queue({ template, to: { name: null, email: 'one@example.com' } });
    const second = await queue({ template, to: { name: null, email: 'two@example.com' } });
    await run();
    const third = await queue({ template, to: { name: null, email: 'two@example.com' } });
    made = [third.emailId, second.emailId, first.emailId];
  });

  it('the newest first, a page at a time', async () => {
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const { emails } = await app().ask('admin', list, { filter: { template }, first: 1, after });
      expect(emails.totalCount).toBe(3);
      walked.push(...emails.nodes.map((node: { id: string }) => node.id));
      if (!emails.pageInfo.hasNextPage) break;
      after = emails.pageInfo.endCursor;
    }
    expect(walked).toEqual(made);
  });

  it('by status and by address', async () => {
    expect(await ids({ template, status: 'QUEUED' })).toEqual([made[0]]);
    expect(await ids({ template, status: 'SENT' })).toEqual([made[1], made[2]]);
    expect(await ids({ to: 'TWO@example.com' })).toEqual([made[0], made[1]]);
    expect(await ids({ to: 'one@example.com', status: 'QUEUED' })).toEqual([]);
  });

  it('one of them by its node id', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id ... on EmailMessage { to } } }';
    const { node } = await app().ask('admin', query, { id: made[2] });
    expect(node).toEqual({ id: made[2], to: 'one@example.com' });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('are not for a %s', async (actor, code) => {
    for (const query of [
      '{ emails { nodes { id } } }',
      `{ email(id: "${made[0]}") { id } }`,
      `{ node(id: "${made[0]}") { id } }`,
    ]) {
      const { data, errors } = await app().send(actor, query);
      expect(errors).toMatchObject([{ extensions: { code } }]);
      expect(JSON.stringify(data ?? null)).not.toContain('email_');
    }
  });
});
