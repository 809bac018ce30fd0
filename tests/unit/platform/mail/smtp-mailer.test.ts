import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';
import { PermanentError } from '../../../../src/platform/jobs/permanent-error.ts';
import { PostponedError } from '../../../../src/platform/jobs/postponed-error.ts';
import type { Mailer, MailMessage } from '../../../../src/platform/mail/mailer.ts';
import { smtpMailer } from '../../../../src/platform/mail/smtp-mailer.ts';
import { testLog } from '../../../kit/log.ts';
import { parseMail } from '../../../kit/mailbox.ts';

interface Delivery {
  readonly from: string;
  readonly to: string[];
  readonly content: string;
}

let server: SMTPServer;
let mailer: Mailer;
let url: string;
let log: ReturnType<typeof testLog>;

/**
 * A mail server of our own. It refuses addresses that begin with a number with that number, and contents to addresses that
 * begin with `data-` and a number. It does not answer to the contents of mails to `hang`.
 */
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
        const responseCode = Number(/^data-(\d+)-/.exec(to[0]!)?.[1]);
        if (to[0]!.startsWith('hang')) return;
        if (responseCode) return callback(Object.assign(new Error('refused'), { responseCode }));
        deliveries.push({ from, to, content: Buffer.concat(chunks).toString() });
        callback();
      });
    },
  });
  const port = await new Promise<number>(resolve => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  url = `smtp://127.0.0.1:${port}`;
  log = testLog();
  mailer = smtpMailer(readConfig({}), url, log.log, 200);
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

  it.each(['552', '554'])('gives up on a content that the server refuses for good: %s', async code => {
    const deliveries = await start();
    await expect(sendTo(`data-${code}-anna@example.com`)).rejects.toThrow(PermanentError);
    expect(deliveries).toEqual([]);
  });

  it.each(['451-busy', 'data-450-later', 'data-503-confused'])(
    'lets what may pass be tried again, and goes on sending: %s',
    async who => {
      const deliveries = await start();
      for (let tries = 1; tries <= 4; tries++) {
        const error = await sendTo(`${who}@example.com`).catch((error: unknown) => error);
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(PermanentError);
        expect(error).not.toBeInstanceOf(PostponedError);
      }
      expect(mailer.capacity).toBe(Infinity);
      await mailer.send(message);
      expect(deliveries).toHaveLength(1);
    },
  );
});

describe('a mail server that is away', () => {
  it('is found out by three failures in a row: from then on attempts do not count, and nothing is sent', async () => {
    await start();
    await new Promise<void>(resolve => void server.close(() => resolve()));
    for (let failure = 1; failure <= 2; failure++) {
      await expect(mailer.send(message)).rejects.not.toThrow(PostponedError);
      expect(mailer.capacity).toBe(Infinity);
    }
    await expect(mailer.send(message)).rejects.toThrow(PostponedError);
    expect(mailer.capacity).toBe(0);
    expect(log.lines.filter(line => line.includes('The mail server is away'))).toHaveLength(1);
  });

  it('is not away while it answers in between', async () => {
    await start();
    for (let round = 1; round <= 3; round++) {
      await expect(sendTo('hang@example.com')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
      await expect(sendTo('hang@example.com')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
      await expect(sendTo('550-nobody@example.com')).rejects.toThrow(PermanentError);
    }
    expect(mailer.capacity).toBe(Infinity);
  });

  it('is one that hangs after the content of a mail, too', async () => {
    await start();
    const all = await Promise.allSettled([1, 2, 3, 4].map(n => sendTo(`hang${n}@example.com`)));
    expect(all.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    expect(mailer.capacity).toBe(0);
  });
});

function sendTo(email: string): Promise<void> {
  return mailer.send({ ...message, to: { name: null, email } });
}
