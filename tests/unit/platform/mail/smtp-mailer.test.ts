import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';
import { PermanentError } from '../../../../src/platform/jobs/permanent-error.ts';
import { createMailer } from '../../../../src/platform/mail/create-mailer.ts';
import type { Mailer, MailMessage } from '../../../../src/platform/mail/mailer.ts';
import { testLog } from '../../../kit/log.ts';
import { parseMail } from '../../../kit/mailbox.ts';

interface Delivery {
  readonly from: string;
  readonly to: string[];
  readonly content: string;
}

let server: SMTPServer;
let mailer: Mailer;

/** A mail server of our own. It refuses addresses that begin with a number, with that number. */
async function start(): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, callback) {
      const responseCode = Number(/^(\d+)-/.exec(address)?.[1]);
      callback(responseCode ? Object.assign(new Error('refused'), { responseCode }) : null);
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : (envelope.mailFrom?.address ?? '');
        const to = envelope.rcptTo.map(({ address }) => address);
        deliveries.push({ from, to, content: Buffer.concat(chunks).toString() });
        callback();
      });
    },
  });
  const port = await new Promise<number>(resolve => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  mailer = createMailer(readConfig({ SMTP_URL: `smtp://127.0.0.1:${port}` }), testLog().log);
  return deliveries;
}

afterEach(async () => {
  mailer.close();
  await new Promise<void>(resolve => void server.close(() => resolve()));
});

const message: MailMessage = {
  id: 'email_01h455vb4pex5vsknk084sn02q',
  to: { name: 'Anna, "the" Ålund', email: 'anna@example.com' },
  subject: 'Hello',
  template: 'test.mail',
  date: new Date('2026-03-01T12:00:00Z'),
  text: 'Hi.\n.\nafter a lone dot\n',
  html: '<p>Hi.</p>',
};

describe('the SMTP mailer', () => {
  it('hands the mail to the server', async () => {
    const deliveries = await start();
    await mailer.send(message);
    expect(deliveries).toMatchObject([{ from: 'no-reply@tradepost.example', to: ['anna@example.com'] }]);
    expect(await parseMail(deliveries[0]!.content)).toMatchObject({
      to: 'anna@example.com',
      toName: 'Anna, "the" Ålund',
      subject: 'Hello',
      text: expect.stringContaining('after a lone dot'),
      messageId: '<email_01h455vb4pex5vsknk084sn02q@tradepost.example>',
    });
    expect(mailer.describe()).toMatch(/^the mail server 127\.0\.0\.1:\d+$/);
  });

  it.each([
    'anna@example.com,victim@example.com',
    'anna@example.com> RCPT TO:<victim@example.com',
    'anna@example.com\r\nRCPT TO:<victim@example.com>',
    'Anna <victim@example.com>',
    'group: victim@example.com;',
    '"anna@example.com,"@example.com',
    'nonsense',
  ])('takes no list or trick for an address: %j', async email => {
    const deliveries = await start();
    await expect(mailer.send({ ...message, to: { name: null, email } })).rejects.toThrow(PermanentError);
    expect(deliveries).toEqual([]);
  });

  it('gives up on an address that the server refuses for good', async () => {
    const deliveries = await start();
    const to = { name: null, email: '550-nobody@example.com' };
    await expect(mailer.send({ ...message, to })).rejects.toThrow(PermanentError);
    expect(deliveries).toEqual([]);
  });

  it('lets what may pass be tried again', async () => {
    await start();
    const to = { name: null, email: '451-busy@example.com' };
    const error = await mailer.send({ ...message, to }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(PermanentError);
  });

  it('lets a server that is away be tried again', async () => {
    await start();
    await new Promise<void>(resolve => void server.close(() => resolve()));
    const error = await mailer.send(message).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(PermanentError);
  });
});
