import type { FastifyBaseLogger } from 'fastify';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { PermanentError } from '../jobs/permanent-error.ts';
import { PostponedError } from '../jobs/postponed-error.ts';
import { MailServerBreaker } from './mail-server-breaker.ts';
import type { Mailer } from './mailer.ts';
import { mimeOf } from './mime.ts';
import { kindOfSmtpError } from './smtp-errors.ts';

/** How many mails a process sends at once, each on a connection of its own. */
export const mailsAtOnce = 4;

const connectTimeoutMs = 5_000;
/** Not shorter: a server may examine a mail for some seconds, and one that accepts it after that delivers it twice. */
const silenceTimeoutMs = 15_000;
/** A mail that met an outage goes behind the others, so that it is not always the same one that tries the server. */
const postponeMs = 30_000;

/** Sends through a mail server. Its connections are kept open for further mails. */
export function smtpMailer(
  config: Pick<Config, 'mailFrom'>,
  url: string,
  log: FastifyBaseLogger,
  silenceMs = silenceTimeoutMs,
): Mailer {
  const breaker = new MailServerBreaker(log);
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: mailsAtOnce,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: silenceMs,
  });
  return {
    get capacity() {
      return breaker.capacity;
    },
    get isAway() {
      return breaker.isOpen;
    },
    async send(message) {
      const mail = mimeOf(message, config);
      try {
        await transport.sendMail(mail);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        const kind = kindOfSmtpError(error);
        if (kind === 'AWAY') breaker.fail(error);
        // Any other is an answer about this mail.
        else breaker.succeed();
        if (kind === 'FINAL') throw new PermanentError(error.message, { cause: error });
        if (kind === 'AWAY' && breaker.isOpen)
          throw new PostponedError(error.message, postponeMs, { cause: error });
        throw error;
      }
      breaker.succeed();
    },
    describe: () => `the mail server ${new URL(url).host}`,
    close: () => transport.close(),
  };
}
