import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import { PermanentError } from '../jobs/permanent-error.ts';
import type { Mailer } from './mailer.ts';
import { mimeOf } from './mime.ts';

const connectTimeoutMs = 10_000;
const silenceTimeoutMs = 30_000;

/** Sends through a mail server. Its connections are kept open for further mails. */
export function smtpMailer(config: Pick<Config, 'mailFrom'>, url: string): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
  });
  return {
    async send(message) {
      try {
        await transport.sendMail(mimeOf(message, config));
      } catch (error) {
        throw isRefusedAddress(error) ? new PermanentError(error.message, { cause: error }) : error;
      }
    },
    describe: () => `the mail server ${new URL(url).host}`,
    close: () => transport.close(),
  };
}

/** The server has refused the address for good (5xx), or the address is not valid. */
function isRefusedAddress(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EENVELOPE') return false;
  return !('responseCode' in error) || Number(error.responseCode) >= 500;
}
