import { afterEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { PermanentError } from '../../../src/platform/jobs/permanent-error.ts';
import { requeueDeadJob } from '../../../src/platform/jobs/requeue-job.ts';
import { deliverMail, deliverMailName } from '../../../src/platform/mail/deliver-mail.job.ts';
import { EmailMessage } from '../../../src/platform/mail/email-message.entity.ts';
import { eraseEmails } from '../../../src/platform/mail/erase-emails.ts';
import { button, type Mail, paragraph } from '../../../src/platform/mail/mail.ts';
import { type MailPeople, queueMail } from '../../../src/platform/mail/queue-mail.ts';
import { copiesOf, sentMails } from '../../kit/mailbox.ts';
import { TestOutbox } from '../../kit/outbox.ts';
import { usePlatform } from '../../kit/platform.ts';

const platform = usePlatform({}, { logLevel: 'silent' });

const mail: Mail = {
  to: { name: 'Anna Ålund', email: 'anna@example.com' },
  template: 'test.welcome',
  subject: 'Wélcome 🎉',
  content: [paragraph('Hello Anna.'), button('Confirm', 'https://shop.example.com/?token=s3cret')],
};
const queue = (fields: Partial<Mail> = {}, people: MailPeople = { recipientId: null }) =>
  inTransaction(platform().context(), ctx => queueMail(ctx, { ...mail, ...fields }, people));
const run = () => new TestOutbox(platform(), [deliverMail]).run();
const stored = async (emailId: string) =>
  (await platform().sql<Record<string, unknown>>('select * from email_message where id = ?', [emailId]))[0]!;
const emailOf = (id: string) => platform().database.fork().findOneOrFail(EmailMessage, { id });
const deadJobs = () => platform().sql<{ name: string }>("select * from job where status = 'DEAD'");
const mails = () => sentMails(platform());

/** Makes sending fail with this error until it is undone. */
function breakMailer(error: Error): void {
  const mailer = platform().services.mailer;
  const { send } = mailer;
  mailer.send = () => Promise.reject(error);
  mend = () => {
    mailer.send = send;
  };
}
let mend = () => {};
afterEach(async () => {
  mend();
  await platform().sql('delete from job');
});

describe('queueMail', () => {
  it('sends the mail once, after the commit', async () => {
    const { emailId } = await queue();
    expect(await emailOf(emailId)).toMatchObject({ status: 'QUEUED', attempts: 0, sentAt: null });
    expect(await copiesOf(platform(), emailId)).toEqual([]);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await emailOf(emailId)).toMatchObject({
      id: emailId,
      to: 'anna@example.com',
      toName: 'Anna Ålund',
      template: 'test.welcome',
      subject: 'Wélcome 🎉',
      status: 'SENT',
      attempts: 1,
      lastError: null,
      sentAt: expect.any(Date),
    });
    expect(await copiesOf(platform(), emailId)).toMatchObject([
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
    const before = (await mails()).length;
    const work = inTransaction(platform().context(), async ctx => {
      await queueMail(ctx, mail, { recipientId: null });
      throw new Error('power cut');
    });
    await expect(work).rejects.toThrow('power cut');
    expect(await run()).toBe(0);
    expect(await mails()).toHaveLength(before);
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
    const [got] = await copiesOf(platform(), emailId);
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
    expect(await copiesOf(platform(), emailId)).toEqual([]);
    expect(await emailOf(emailId)).toMatchObject({ status: 'FAILED', attempts: 1 });
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
    platform().clock.advance(10_000);
    await run();
    expect(await emailOf(emailId)).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
    expect(await copiesOf(platform(), emailId)).toHaveLength(1);
  });

  it('fails after ten attempts, and is sent when its dead job is queued again', async () => {
    const { emailId } = await queue();
    breakMailer(new Error('The mail server is away.'));
    for (let attempt = 1; attempt <= 12; attempt++) {
      await run();
      platform().clock.advance(3_600_000);
    }
    expect(await emailOf(emailId)).toMatchObject({ status: 'FAILED', attempts: 10 });
    mend();
    const requeued = await inTransaction(platform().context(), ctx =>
      requeueDeadJob(ctx, deliverMailName, { emailId }),
    );
    expect([requeued, await deadJobs()]).toEqual([true, []]);
    await run();
    expect(await emailOf(emailId)).toMatchObject({ status: 'SENT', lastError: null });
    expect(await copiesOf(platform(), emailId)).toHaveLength(1);
  });

  it('fails at once on an address that is refused for good', async () => {
    const { emailId } = await queue();
    breakMailer(new PermanentError('No such user.'));
    await run();
    expect(await emailOf(emailId)).toMatchObject({
      status: 'FAILED',
      attempts: 1,
      lastError: 'No such user.',
    });
    expect(await deadJobs()).toMatchObject([{ name: deliverMailName }]);
  });
});

describe('eraseEmails', () => {
  const erase = (address: string | null, ids: string[] = []) =>
    inTransaction(platform().context(), ctx =>
      eraseEmails(ctx, { addresses: address === null ? [] : [address], ids }),
    );

  it('erases whom mails went to, and does not send those that wait', async () => {
    const to = { name: 'Bea', email: 'bea@example.com' };
    const sent = await queue({ to });
    await run();
    const waiting = await queue({ to });
    const other = await queue();
    await erase('Bea@example.com');
    await run();
    expect(await copiesOf(platform(), waiting.emailId)).toEqual([]);
    for (const { emailId } of [sent, waiting]) {
      expect(JSON.stringify(await stored(emailId))).not.toMatch(/bea|Wélcome/i);
    }
    expect(await emailOf(sent.emailId)).toMatchObject({ status: 'SENT', to: 'erased@deleted.invalid' });
    expect(await emailOf(waiting.emailId)).toMatchObject({ status: 'FAILED', to: 'erased@deleted.invalid' });
    expect(await emailOf(other.emailId)).toMatchObject({ status: 'SENT', to: 'anna@example.com' });
  });

  it('finds mails to any address by the id of their recipient, and deletes the jobs that repeat it', async () => {
    const people = { recipientId: 'customer_01h455vb4pex5vsknk084sn02q' };
    breakMailer(new PermanentError('550 <cleo@old.example> is unknown here.'));
    const dead = await queue({ to: { name: 'Cleo', email: 'cleo@old.example' } }, people);
    await run();
    mend();
    expect(await emailOf(dead.emailId)).toMatchObject({ status: 'FAILED', to: 'cleo@old.example' });
    expect(JSON.stringify(await deadJobs())).toContain(dead.emailId);
    await erase(null, [people.recipientId]);
    expect(JSON.stringify(await stored(dead.emailId))).not.toMatch(/cleo|Wélcome/i);
    expect(JSON.stringify(await deadJobs())).not.toContain(dead.emailId);
  });

  it('takes a person out of mails to others, and leaves those their address', async () => {
    const people = {
      recipientId: 'user_01h455vb4pex5vsknk084sn02q',
      aboutId: 'staff_01h455vb4pex5vsknk084sn02q',
    };
    const sent = await queue({}, people);
    await run();
    const waiting = await queue({}, people);
    await erase(null, [people.aboutId]);
    await run();
    expect(await copiesOf(platform(), waiting.emailId)).toEqual([]);
    const erased = { to: 'anna@example.com', toName: 'Anna Ålund', subject: '(erased)' };
    expect(await emailOf(sent.emailId)).toMatchObject({ ...erased, status: 'SENT' });
    expect(await emailOf(waiting.emailId)).toMatchObject({ ...erased, status: 'FAILED' });
    expect(await stored(waiting.emailId)).toMatchObject({ sealed_body: null });
  });
});
